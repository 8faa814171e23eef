package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class ConnectionsIntegrationTests {

  private static final Duration LONG = Duration.ofSeconds(60);

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private ConnectionDirectory directory;
  @Autowired private ConnectionAdministration administration;
  @Autowired private JiraSimulator jira;
  private HarnessSimulator harness;
  private Console console;

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    harness = HarnessSimulator.start(0, Dialect.PLATFORM);
    console = new Console(home);
  }

  @AfterEach
  void stop() {
    for (var site : List.of(JiraSimulator.ACME, JiraSimulator.GLOBEX)) {
      var id = new SiteId(site);
      directory.connections(id).forEach(it -> administration.disconnect(id, it.id()));
      // What is still to be removed would call this server, and use up the token's calls.
      await().until(() -> directory.ended(id).stream().allMatch(EndedConnection::removed));
    }
    harness.close();
    assertThat(jira.invalidSubmissions()).isEmpty();
  }

  @Test
  void connectionIsWatchedChangedAndEnded() {
    console.signedIn(Console.JIRA_ADMIN);
    connect("Storefront");
    until("1 open pull request read, 1 names an issue", "accepted by Jira");
    assertThat(console.text()).contains("Harness has not reached us yet", "/webhooks/harness/");
    await().atMost(LONG).until(() -> status().equals("OPEN"));

    merge("default/Storefront/web-shop");
    await().atMost(LONG).until(() -> status().equals("MERGED"));
    until("Connected");
    assertThat(console.text()).doesNotContain("Harness has not reached us yet");
    console.browser().follow("Storefront");
    assertThat(console.text())
        .contains("web-shop", "default/Storefront/web-shop", "1 pull request");

    console.open("/connections").follow("Configure");
    console.browser().follow("Add projects");
    console.browser().press("Show projects", Map.of("chosen", account() + "/default"));
    console.browser().press("Add projects", Map.of("chosen", account() + "/default/Payments"));
    assertThat(console.text()).contains("Payments default/Payments");
    console.browser().follow("Remove Payments");
    console.browser().press("Remove project");
    assertThat(console.text()).contains("The last project can’t be removed.");

    console.browser().press("Replace token", Map.of("token", harness.revoked().token()));
    assertThat(console.text()).contains("Token refused");
    console.browser().press("Replace token", Map.of("token", harness.accountAdmin().token()));
    assertThat(console.browser().page().select(".flag").text()).contains("Token replaced");

    console.open("/connections").follow("Disconnect");
    assertThat(console.text()).contains("can’t be undone");
    console.browser().press("Disconnect");
    until("removed from Jira; we look once more", "Our webhooks are removed from Harness.");
    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isTrue();
    assertThat(harness.world().webhooks).isEmpty();
  }

  @Test
  void projectWhosePullRequestsNameNothingSaysWhatATitleMustLookLike() {
    console.signedIn(Console.JIRA_ADMIN);

    connect("Payments");

    until("1 open pull request read, 0 name an issue", "Name an issue in a title");
  }

  @Test
  void lostTokenIsShownAndReplaced() {
    console.signedIn(Console.JIRA_ADMIN);
    connect("Storefront");
    until("accepted by Jira");

    harness.serviceAccount().validity(Person.Validity.REVOKED);
    merge("default/Storefront/web-shop");
    until("Token refused", "Harness refuses the token");
    console.browser().follow("Replace the token");
    console.browser().press("Replace token", Map.of("token", harness.accountAdmin().token()));

    until("Connected");
    await().atMost(LONG).until(() -> status().equals("MERGED"));
  }

  @Test
  void anotherSitesConnectionIsNotThere() {
    console.signedIn(Console.TWO_SITES, "Acme");
    connect("Storefront");
    var id = directory.connections(new SiteId(JiraSimulator.ACME)).getFirst().id();

    var other = new Console(home);
    other.signedIn(Console.TWO_SITES, "Globex");
    for (var path : List.of("", "/configure", "/disconnect", "/projects")) {
      other.open("/connections/" + id + path);
      assertThat(other.browser().status()).as(path).isEqualTo(404);
      assertThat(other.text()).contains("We can’t find this page");
    }
    other.open("/connections/" + UUID.randomUUID());
    assertThat(other.browser().status()).isEqualTo(404);
    assertThat(other.open("/connections").text()).contains("Connect your first Harness scope");
  }

  @Test
  void disconnectedSiteLeavesNothingAnywhere() {
    console.signedIn(Console.JIRA_ADMIN);
    connect("Storefront");
    await().atMost(LONG).until(() -> status().equals("OPEN"));

    console.open("/site").follow("Disconnect site");
    assertThat(console.text()).contains("Its connection ends", "are removed");
    console.browser().press("Disconnect site");

    assertThat(directory.connections(new SiteId(JiraSimulator.ACME))).isEmpty();
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          assertThat(jira.repositories(JiraSimulator.ACME)).isEmpty();
          assertThat(harness.world().webhooks).isEmpty();
        });
    console = new Console(home);
    console.signedIn(Console.TWO_SITES, "Globex");
    connect("Storefront");
  }

  @Test
  void siteThatCannotBeWrittenToSaysSoAboveTheList() {
    jira.threeLoMayWrite(false);
    console.signedIn(Console.JIRA_ADMIN);

    connect("Storefront");
    until("Jira can’t be written to yet", "1 names an issue, 0 items accepted by Jira");

    assertThat(console.browser().follow("Set up OAuth credentials").address())
        .hasPath("/site/credentials");
  }

  private void connect(String project) {
    console.open("/connections").follow("Connect Harness");
    console
        .browser()
        .press(
            "Check and continue",
            Map.of("address", harness.uri().toString(), "token", harness.serviceAccount().token()));
    console.browser().press("Next", Map.of("type", "PROJECT"));
    console.browser().press("Show projects", Map.of("chosen", account() + "/default"));
    console.browser().press("Continue", Map.of("chosen", account() + "/default/" + project));
    console.browser().press("Connect");
    assertThat(console.text()).contains("is connected");
  }

  private void until(String... texts) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(console.open("/connections").text()).contains(texts));
  }

  private void merge(String path) {
    var pull = harness.repository(path).pullRequests.values().iterator().next();
    harness.act(acts ->
        acts.merging()
            .merge(pull, PullRequest.Method.MERGE, false, harness.accountAdmin().principal()));
  }

  private String status() {
    return jira.panel(JiraSimulator.ACME, "DEMO-1").status();
  }

  private String account() {
    return harness.account().path();
  }
}
