package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.time.Instant;

/** Events of one pull request, so many at once, and the calls that they lead to. */
final class BurstsOfEvents {

  private static final String ISSUE = "DEMO-2";

  private final HarnessSimulator harness;
  private final JiraSimulator jira;
  private final BenchedProduct product;
  private final Instant until;
  private final PullRequest pull;

  BurstsOfEvents(
      HarnessSimulator harness, JiraSimulator jira, BenchedProduct product, Instant until) {
    this.harness = harness;
    this.jira = jira;
    this.product = product;
    this.until = until;
    this.pull = opened("burst-" + System.nanoTime());
    settle();
  }

  /** Calls of a number of events. */
  record Calls(int events, int jira, int harness) {

    double jiraFor(int some) {
      return (double) jira * some / events;
    }

    double harnessFor(int some) {
      return (double) harness * some / events;
    }
  }

  /** Each burst begins when Jira shows what the one before it led to. */
  Calls bursts(int bursts, int events) {
    harness.faults().forgetCalls();
    jira.faults().forgetCalls();
    var before = harness.deliveries().size();
    for (var burst = 0; burst < bursts; burst++) {
      for (var event = 0; event < events; event++) {
        edit("Burst %d, event %d of %d".formatted(burst, event, events));
      }
      settle();
    }
    return new Calls(
        harness.deliveries().size() - before,
        jira.faults().calls().size(),
        harness.faults().calls().size());
  }

  /** Of a delivery that tells of an edit, with this text in it. */
  String body(String text) {
    edit(text);
    harness.awaitQuiet();
    return harness.deliveries().getLast().body();
  }

  private PullRequest opened(String branch) {
    var shop = harness.repository("default/Storefront/web-shop");
    var developer = harness.developer().principal();
    return harness.act(acts -> {
      var draft = CommitDraft.of("Work", FileChange.added("src/" + branch + ".txt"));
      acts.branches().create(shop, branch, developer, draft);
      return acts.pulls().open(Opening.within(shop, branch, ISSUE + " Events"), developer);
    });
  }

  private void edit(String text) {
    harness.act(
        acts -> acts.pulls().edit(pull, ISSUE + " " + text, "", harness.developer().principal()));
  }

  private void settle() {
    harness.awaitQuiet();
    Polling.closely("Jira to show it", until, () -> isShown() && product.isQuiet());
  }

  private boolean isShown() {
    return jira.panel(JiraSimulator.ACME, ISSUE).pullRequests().stream()
        .anyMatch(shown -> shown.path("title").asString("").equals(pull.title));
  }
}
