package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages say of a site's authorization, and of those who stand in. */
@ConsoleTest
class SiteLifePagesIntegrationTests {

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private JdbcClient jdbc;
  @Autowired private Transactions transactions;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    console = new Console(home);
    console.signedIn(Console.JIRA_ADMIN);
  }

  @Test
  void anotherAdministratorStandsInAndDownAgain() {
    assertThat(console.open("/site").text())
        .contains("It is you who authorized this site", "Another administrator can sign in");
    var other = new Console(home);
    other.signedIn(Console.SITE_ADMIN);

    other.open("/site").press("Stand in with my authorization");

    assertThat(other.browser().page().select(".flag").text()).contains("You stand in from now on");
    assertThat(other.browser().page().select("#stand-ins .card").text())
        .contains("Site admin", "Ready", "Offered just now", "Stand down");
    assertThat(console.open("/site").page().select("#stand-ins .card").text())
        .contains("Site admin", "Ready")
        .doesNotContain("Stand down");
    other.browser().press("Stand down");
    assertThat(other.browser().page().select("#stand-ins .card")).isEmpty();
    assertThat(other.browser().offers("Stand in with my authorization")).isTrue();
  }

  @Test
  void whoseAuthorizationIsLostIsToldWhatToDo() {
    var other = new Console(home);
    other.signedIn(Console.SITE_ADMIN);
    transactions.runAsAccount(
        Console.SITE_ADMIN,
        () -> jdbc.sql("update tenancy.jira_grant set lost_reason = 'withdrawn'").update());

    other.open("/site").press("Stand in with my authorization");

    assertThat(other.browser().status()).isEqualTo(422);
    assertThat(other.text())
        .contains("You can’t stand in yet", "no longer accepts your authorization")
        .contains("Choose Authorize again and give consent, then stand in");
  }

  @Test
  void aTakeoverIsNoted() {
    inSite(
        "update tenancy.site_life set taken_over_from = 'Ada', taken_over_reason = 'withdrawn',"
            + " taken_over_at = now()");

    assertThat(console.open("/site").text())
        .contains("Took over from Ada, just now", "Why: withdrawn");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUSPENDED | Atlassian says that this site is not available | we look every hour
          NOT_REACHED | The authorization no longer reaches this site | Jira administrator lost access
          NOT_ADMINISTRATOR | Jira administrator is no longer a Jira administrator | Let another
          """)
  void eachWorryHasItsOwnWordsOnBothPages(String worry, String title, String text) {
    inSite("update tenancy.site_life set worry_since = now(), worry = '" + worry + "'");

    assertThat(console.open("/site").page().select(".message.warning").text())
        .contains(title, text);
    assertThat(console.open("/connections").page().select(".message.warning").text())
        .contains(title, text);
  }

  @Test
  void anotherAdministratorAuthorizesInsteadOfOneInDoubt() {
    inSite("update tenancy.site_life set worry_since = now(), worry = 'NOT_ADMINISTRATOR'");
    var other = new Console(home);
    other.signedIn(Console.SITE_ADMIN);

    other.open("/site").press("Authorize instead of Jira administrator");

    assertThat(other.browser().page().select(".flag").text()).contains("authorized by you now");
    assertThat(other.text())
        .contains("Authorized by Site admin Took over from Jira administrator")
        .doesNotContain("no longer a Jira administrator");
  }

  @Test
  void anEndIsAnnouncedWithItsDateAndLeadsToConsent() {
    inSite("update tenancy.site_life set obtained_at = now() - interval '350 days'");
    var day =
        LocalDate.now(ZoneOffset.UTC)
            .plusDays(15)
            .format(DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US));

    var page = console.open("/connections").page();
    assertThat(page.select(".message.warning h2").text())
        .isEqualTo("The authorization may end on " + day);
    assertThat(page.select(".message.warning a").attr("href")).isEqualTo("/site/authorize");
    console.open("/site").follow("Authorize again");
    console.consent(Console.JIRA_ADMIN, "all");

    assertThat(console.open("/site").page().select(".message.warning")).isEmpty();
  }

  private void inSite(String statement) {
    var rows = transactions.inSite(JiraSimulator.ACME, () -> jdbc.sql(statement).update());
    assertThat(rows).isEqualTo(1);
  }
}
