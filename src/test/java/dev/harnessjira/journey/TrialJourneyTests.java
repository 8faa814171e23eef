package dev.harnessjira.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.Chromium;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From "Connect Jira" to "Merged" in the Development panel, to "Disconnect" and an empty panel. */
class TrialJourneyTests {

  private static final String ISSUE = "DEMO-2";
  private static final Duration SOON = Duration.ofSeconds(40);

  @ParameterizedTest
  @CsvSource({"true, PLATFORM, 1280, LIGHT", "false, OPEN_SOURCE, 390, DARK"})
  void newcomerSeesThePullRequestMergedAndGone(
      boolean grantMayWrite, Dialect dialect, int width, ColorScheme scheme) {
    try (var chromium = Chromium.start();
        var trial = Trial.start(dialect)) {
      trial.jira().threeLoMayWrite(grantMayWrite);
      var person = new Newcomer(trial, chromium.page(width, scheme));

      person.authorizesJira();
      if (!grantMayWrite) {
        person.entersCredentials(trial.jira().createCredentials(JiraSimulator.ACME, true));
      }
      connectsMergesAndDisconnects(person, trial);

      assertThat(trial.jira().invalidSubmissions()).isEmpty();
      assertThat(chromium.complaints()).isEmpty();
    }
  }

  private static void connectsMergesAndDisconnects(Newcomer person, Trial trial) {
    person.connectsProject(
        trial.harness().uri().toString(),
        trial.harness().serviceAccount().token(),
        "default",
        "Storefront");
    person.opensPullRequest(shop(trial), ISSUE + " Remember the delivery address");
    person.looksAtIssue(ISSUE);
    shows(person, "Open");
    person.page().goBack();
    person.merges();
    person.looksAtIssue(ISSUE);
    shows(person, "Merged");
    person.disconnects();
    await().atMost(SOON).until(() -> trial.jira().repositories(JiraSimulator.ACME).isEmpty());
    person.looksAtIssue(ISSUE);
    PlaywrightAssertions.assertThat(person.page().locator("#empty")).isVisible();
  }

  private static String shop(Trial trial) {
    return trial.harness().pageOf(trial.harness().repository("default/Storefront/web-shop"));
  }

  private static void shows(Newcomer person, String status) {
    PlaywrightAssertions.assertThat(person.page().locator(".pull-request .status").first())
        .hasText(status, new LocatorAssertions.HasTextOptions().setTimeout(SOON.toMillis()));
  }
}
