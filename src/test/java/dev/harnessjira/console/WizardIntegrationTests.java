package dev.harnessjira.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@ConsoleTest
class WizardIntegrationTests {

  private static HarnessSimulator harness;
  private static HarnessSimulator openSource;

  @Value("${harness-jira.public-url}")
  private String home;

  @Autowired private BeanFactory beans;
  @Autowired private ConnectionDirectory directory;
  @Autowired private ConnectionAdministration administration;
  private Console console;

  @BeforeAll
  static void startHarness() {
    harness = HarnessSimulator.start(0, Dialect.PLATFORM);
    openSource = HarnessSimulator.start(0, Dialect.OPEN_SOURCE);
  }

  @AfterAll
  static void stopHarness() {
    harness.close();
    openSource.close();
  }

  @BeforeEach
  void start() {
    CleanSlate.make(beans);
    harness.faults().clear();
    harness.apiSwitches().codeModule(true);
    console = new Console(home);
  }

  @AfterEach
  void freeScopes() {
    for (var site : List.of(JiraSimulator.ACME, JiraSimulator.GLOBEX)) {
      var id = new SiteId(site);
      directory.connections(id).forEach(it -> administration.disconnect(id, it.id()));
      // What is still to be removed would call this server, and use up the token's calls.
      await().until(() -> directory.ended(id).stream().allMatch(EndedConnection::removed));
    }
  }

  @Test
  void projectsOfTwoOrganizationsAreConnected() {
    console.signedIn(Console.JIRA_ADMIN);

    enter(harness.uri() + "/ng/account/" + account() + "/module/code/repos", service());
    assertThat(console.text()).contains("The token works: Acme", "the account " + account());
    press("Next", "type", "PROJECT");
    press("Show projects", "chosen", account() + "/default");
    press("Choose from another organization", "chosen", account() + "/default/Storefront");
    press("Show projects", "chosen", account() + "/platform");
    assertThat(console.text()).contains("1 selected", "Storefront (default/Storefront)");
    press("Continue", "chosen", account() + "/platform/Tooling");
    assertThat(console.text())
        .contains("Storefront (default/Storefront)", "Tooling (platform/Tooling)")
        .contains(home + "/webhooks/harness/");
    console.browser().press("Connect");

    assertThat(console.text()).contains("is connected", "Name issues in your pull requests");
    assertThat(directory.connections(new SiteId(JiraSimulator.ACME)))
        .singleElement()
        .satisfies(it -> assertThat(it.coverages()).hasSize(2));
  }

  @Test
  void draftIsLeftResumedAndUsedUp() {
    console.signedIn(Console.JIRA_ADMIN);
    enter(harness.uri().toString(), service());
    press("Next", "type", "ORGANIZATION");

    console.open("/connect/harness").follow("Continue where you left");
    assertThat(console.path()).isEqualTo("/connect/harness/choose");
    press("Continue", "chosen", account() + "/platform");
    assertThat(console.browser().page().html()).doesNotContain(service());
    console.browser().press("Connect");
    console.open("/connect/harness/review");

    assertThat(console.text()).contains("Start again");
  }

  @Test
  void anotherSitesScopeIsTakenInBothDirections() {
    console.signedIn(Console.TWO_SITES, "Acme");
    connectAccount();
    assertThat(console.text()).contains("is connected");

    console = new Console(home);
    console.signedIn(Console.TWO_SITES, "Globex");
    enter(harness.uri().toString(), service());
    press("Next", "type", "PROJECT");
    press("Show projects", "chosen", account() + "/default");
    press("Continue", "chosen", account() + "/default/Payments");
    console.browser().press("Connect");

    assertThat(console.text())
        .contains("Connected already", "default/Payments", "another Jira site")
        .doesNotContain("Acme site");
    assertThat(directory.connections(new SiteId(JiraSimulator.GLOBEX))).isEmpty();
  }

  @Test
  void rootSpaceOfOpenSourceIsTheAccount() {
    console.signedIn(Console.JIRA_ADMIN);

    enter(openSource.uri().toString(), openSource.accountAdmin().token());
    press("Next", "type", "ACCOUNT");
    console.browser().press("Connect");

    assertThat(console.text()).contains("is connected");
  }

  @Test
  void tokensThatMayNotSayWhy() {
    console.signedIn(Console.JIRA_ADMIN);

    assertThat(entered(harness.developer())).contains("Not an Account Admin", "core_account_edit");
    assertThat(entered(harness.expired())).contains("Token expired");
    assertThat(entered(harness.revoked())).contains("Token refused");
    enter(harness.uri() + "/ng/account/" + account(), harness.otherAccountAdmin().token());
    assertThat(console.text()).contains("Token of another account");
    enter(harness.uri().toString(), "pat.half");
    assertThat(console.text()).contains("Check the token");
  }

  @Test
  void serversThatCannotSayWhy() {
    console.signedIn(Console.JIRA_ADMIN);

    enter("https://nowhere.invalid", service());
    assertThat(console.text()).contains("Name not found", "nowhere.invalid");
    enter("http://127.0.0.1:1", service());
    assertThat(console.text()).contains("Connection refused");
    enter("ftp://files", service());
    assertThat(console.text()).contains("Check the address");
    enter(home, service());
    assertThat(console.text()).containsAnyOf("Not Harness", "Address moved");
    harness.apiSwitches().codeModule(false);
    enter(harness.uri().toString(), service());
    assertThat(console.text()).contains("No Code module");
  }

  private void connectAccount() {
    enter(harness.uri().toString(), service());
    press("Next", "type", "ACCOUNT");
    console.browser().press("Connect");
  }

  private String entered(Person person) {
    enter(harness.uri().toString(), person.token());
    return console.text();
  }

  private void enter(String address, String token) {
    console.open("/connect/harness");
    console.browser().press("Check and continue", Map.of("address", address, "token", token));
  }

  private void press(String button, String field, String value) {
    console.browser().press(button, Map.of(field, value));
  }

  private static String account() {
    return harness.account().path();
  }

  private static String service() {
    return harness.serviceAccount().token();
  }
}
