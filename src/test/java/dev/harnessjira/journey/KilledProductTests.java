package dev.harnessjira.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.actions.Acts;
import dev.harnessjira.sandbox.harness.delivery.Delivery;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.FormBrowser;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The product is killed after it answered 202 and before Jira had anything. */
class KilledProductTests {

  private static final String ISSUE = "DEMO-3";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void workGoesOnAfterAKillBetweenAcceptingAndPublishing() {
    try (var trial = Trial.start(Dialect.PLATFORM)) {
      connect(trial);
      trial
          .jira()
          .faults()
          .failAll(call -> call.path().endsWith("/bulk"), new Faults.Kind.Status(503, null));
      trial.harness().act(acts -> opened(trial, acts));
      trial.harness().awaitQuiet();
      assertThat(trial.harness().deliveries()).isNotEmpty().allMatch(Delivery::succeeded);

      trial.killProduct();
      trial.jira().faults().clear();
      assertThat(panel(trial, ISSUE).isEmpty()).isTrue();
      trial.startProductAgain();

      await().atMost(SOON).until(() -> panel(trial, ISSUE).status().equals("OPEN"));
      assertThat(panel(trial, ISSUE).branches()).hasSize(1);
      assertThat(panel(trial, ISSUE).commits()).hasSize(1);
      assertThat(trial.jira().invalidSubmissions()).isEmpty();
    }
  }

  private static void connect(Trial trial) {
    var browser = new FormBrowser();
    browser.open(trial.product()).follow("Connect Jira").press("Accept");
    browser
        .open(trial.product().resolve("/connect/harness"))
        .press(
            "Check and continue",
            Map.of(
                "address", trial.harness().uri().toString(),
                "token", trial.harness().serviceAccount().token()))
        .press("Next", Map.of("type", "ACCOUNT"))
        .press("Connect");
    await().atMost(SOON).until(() -> panel(trial, "DEMO-1").status().equals("OPEN"));
  }

  private static PullRequest opened(Trial trial, Acts acts) {
    var shop = trial.harness().repository("default/Storefront/web-shop");
    var developer = trial.harness().developer().principal();
    acts.branches()
        .create(
            shop,
            "product-numbers",
            developer,
            CommitDraft.of("Read numbers", FileChange.added("src/numbers.sql")));
    return acts.pulls()
        .open(
            PullRequest.Opening.within(shop, "product-numbers", ISSUE + " Search by number"),
            developer);
  }

  private static JiraSimulator.Panel panel(Trial trial, String key) {
    return trial.jira().panel(JiraSimulator.ACME, key);
  }
}
