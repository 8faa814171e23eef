package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class SiteIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private JiraSimulator jira;
  @Autowired private JdbcClient jdbc;
  @Autowired private Transactions transactions;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
  }

  @Test
  void sitePageSaysHowTheSiteStands() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/site");

    assertThat(console.text())
        .contains("Acme", "Connected", "/sites/acme", "Jira administrator", "Authorize again")
        .contains("Written to with the authorization", "since just now", "may write Yes");
  }

  @Test
  void sitePageSaysWhatHoldsTheSiteUp() {
    console.signedIn(Console.JIRA_ADMIN);
    transactions.runInSite(
        JiraSimulator.ACME,
        () ->
            jdbc.sql(
                    """
                    insert into publishing.site (site_id, hold, reason, hold_until)
                    values (?, 'FORMAT', 'Jira refuses our format: 400: No', now() + interval '1 h')
                    on conflict (site_id) do update set hold = excluded.hold,
                      reason = excluded.reason, hold_until = excluded.hold_until
                    """)
                .param(JiraSimulator.ACME)
                .update());

    var told = console.open("/site").page().select("#held").text();

    transactions.runInSite(
        JiraSimulator.ACME, () -> jdbc.sql("delete from publishing.site").update());
    assertThat(told).contains("Jira refuses our format: 400: No", "nothing is lost", "Next try");
  }

  @Test
  void testShowsEachAnswer() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/site").press("Test access");

    var answers = console.browser().page().select("#answers li").eachText();
    assertThat(answers).hasSize(3).allMatch(answer -> answer.contains("Allowed"));
  }

  @Test
  void testShowsWhatJiraRefuses() {
    console.signedIn(Console.JIRA_ADMIN);
    jira.faults().failAll(request -> request.method().equals("DELETE"), new Kind.Status(403, null));

    console.open("/site").press("Test access");

    var answers = console.browser().page().select("#answers li").eachText();
    assertThat(answers.get(1)).contains("Write", "Allowed");
    assertThat(answers.get(2)).contains("Remove", "Refused", "403");
  }

  @Test
  void undecidedAccessIsSaidAndAskedForAgain() {
    jira.faults()
        .failAll(request -> request.path().contains("/devinfo/"), new Kind.Status(500, null));

    console.signIn(Console.JIRA_ADMIN);

    assertThat(console.path()).isEqualTo("/site/access");
    assertThat(console.text()).contains("Asking Jira for access", "Check again");
    assertThat(console.browser().page().select("[hx-get=/site/access]")).hasSize(1);
    assertThat(console.open("/site").text()).contains("Checking access", "not known yet");
  }

  @Test
  void authorizingAgainReturnsToTheSameSite() {
    console.signedIn(Console.TWO_SITES, "Connect Globex");

    console.open("/site").follow("Authorize again");
    console.consent(Console.TWO_SITES, "all");

    console.settled();
    assertThat(console.open("/site").page().select("h1").text()).isEqualTo("Globex");
  }

  @Test
  void disconnectedSiteCanBeConnectedAgain() {
    console.signedIn(Console.JIRA_ADMIN);

    console.open("/site").follow("Disconnect site");
    assertThat(console.text()).contains("this can’t be undone", "It has no connections");
    console.browser().press("Disconnect site");

    assertThat(console.browser().page().select(".flag").text()).contains("Acme is disconnected");
    assertThat(console.text()).contains("This site is disconnected");
    console.browser().press("Connect site again");
    console.settled();
    assertThat(console.open("/site").text()).contains("Connected");
  }

  @Test
  void messageIsShownOnce() {
    console.signedIn(Console.JIRA_ADMIN);
    console.open("/site/disconnect").press("Disconnect site");

    console.open("/site");

    assertThat(console.browser().page().select(".flag")).isEmpty();
  }

  @Test
  void pageOfAnotherSiteChangesNothing() {
    console.signedIn(Console.TWO_SITES, "Connect Acme");

    console
        .open("/site/disconnect")
        .press("Disconnect site", Map.of("drawnFor", JiraSimulator.GLOBEX));

    assertThat(console.browser().status()).isEqualTo(409);
    assertThat(console.text()).contains("You switched sites", "than Acme");
    assertThat(console.open("/site").text()).contains("Connected");
  }

  @Test
  void formThatNamesNoSiteChangesNothing() {
    console.signedIn(Console.JIRA_ADMIN);
    console.open("/site/disconnect").page().select("input[name=drawnFor]").remove();

    console.browser().press("Disconnect site");

    assertThat(console.browser().status()).isEqualTo(400);
    assertThat(console.open("/site").text()).contains("Connected");
  }

  @Test
  void whoIsNoAdministratorAnyMoreIsSentAway() {
    console.signedIn(Console.JIRA_ADMIN);
    verifiedLongAgo();
    jira.faults()
        .failAll(request -> request.path().contains("mypermissions"), new Kind.Status(403, null));

    console.open("/site");

    assertThat(console.browser().status()).isEqualTo(403);
    assertThat(console.text()).contains("You don’t have access", "Sign in again");
    assertThat(console.open("/connections").address()).hasPath("/sign-in/choose");
  }

  @Test
  void administratorOfAnotherSiteSeesNothing() {
    console.signedIn(Console.TWO_SITES, "Connect Globex");
    var other = new Console(home);

    other.signedIn(Console.JIRA_ADMIN);

    assertThat(other.open("/site").page().text()).contains("Acme").doesNotContain("Globex");
    assertThat(other.open("/sign-in/choose").page().text()).doesNotContain("Globex");
  }

  private void verifiedLongAgo() {
    var rows =
        transactions.inSite(
            JiraSimulator.ACME,
            () -> jdbc.sql("update tenancy.administrator set verified_at = '2020-01-01'").update());
    assertThat(rows).isEqualTo(1);
  }
}
