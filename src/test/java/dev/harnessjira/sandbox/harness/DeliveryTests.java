package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.HarnessSimulator.Options;
import dev.harnessjira.sandbox.harness.delivery.Delivery;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.Execution;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.http.SandboxClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches a webhook, what does not, and what the execution history says. */
class DeliveryTests {

  private final HarnessSimulator harness =
      HarnessSimulator.start(0, Dialect.PLATFORM, Options.usual().within(Duration.ofMillis(400)));
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final Repository shop = harness.repository("default/Storefront/web-shop");
  private final PullRequest pull = shop.pullRequests.values().iterator().next();

  @AfterEach
  void stop() {
    harness.close();
    receiver.close();
  }

  private Webhook hook(String path) {
    synchronized (harness.world()) {
      var world = harness.world();
      var hook =
          new Webhook(
              world.nextId(),
              new Webhook.OfSpace(harness.account()),
              "hook" + world.webhooks.size(),
              harness.accountAdmin().principal(),
              world.now());
      hook.url = receiver.url(path);
      hook.secret = "secret";
      hook.enabled = true;
      world.webhooks.add(hook);
      return hook;
    }
  }

  private void edit(String title) {
    harness.act(acts -> acts.pulls().edit(pull, title, "", harness.developer().principal()));
  }

  private List<String> triggers() {
    harness.awaitQuiet();
    return receiver.triggers("Harness");
  }

  private Execution latest(Webhook webhook) {
    harness.awaitQuiet();
    return webhook.executions.getLast();
  }

  @Test
  void deliveryComesOnce() {
    hook("/ok");

    edit("DEMO-1 Once");

    assertThat(triggers()).containsExactly("pullreq_updated");
  }

  @Test
  void duplicatedDeliveriesAreIdentical() {
    hook("/ok");
    harness.deliverySwitches().duplicated(true);

    edit("DEMO-1 Twice");

    assertThat(triggers()).hasSize(2);
    assertThat(receiver.received().get(0).text()).isEqualTo(receiver.received().get(1).text());
  }

  @Test
  void newestComesFirstWhenOutOfOrder() {
    hook("/ok");
    harness.deliverySwitches().outOfOrder(true);

    edit("DEMO-1 Then closed");
    harness.act(acts -> acts.pulls().close(pull, harness.developer().principal()));

    assertThat(triggers()).containsExactly("pullreq_closed", "pullreq_updated");
  }

  @Test
  void lateBodyTellsTheStateOfItsDelivery() {
    hook("/ok");
    harness.deliverySwitches().delay(Duration.ofMillis(300));

    edit("DEMO-1 First");
    edit("DEMO-1 Second");
    triggers();

    assertThat(receiver.received().getFirst().json().at("/pull_req/title").asString())
        .isEqualTo("DEMO-1 Second");
  }

  @Test
  void blockedDeliveryLeavesARefusedConnection() {
    var hook = hook("/ok");
    harness.deliverySwitches().passage(Passage.BLOCKED);

    edit("DEMO-1 Blocked");

    assertThat(latest(hook).outcome().error()).contains("connection refused");
    assertThat(receiver.received()).isEmpty();
  }

  @Test
  void lostDeliveryLeavesNothing() {
    var hook = hook("/ok");
    harness.deliverySwitches().passage(Passage.LOST);

    edit("DEMO-1 Lost");

    assertThat(triggers()).isEmpty();
    assertThat(hook.executions).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/ok, success, ''",
    "/gone, fatal_error, 4xx response codes are not supported (apart from 408 and 429)",
    "/moved, fatal_error, 3xx response codes are not supported",
    "/busy, retriable_error, request got throttled",
    "/broken, retriable_error, remote server encountered an error"
  })
  void executionJudgesTheAnswer(String path, String result, String error) {
    var hook = hook(path);

    edit("DEMO-1 Judged");

    assertThat(latest(hook).result()).isEqualTo(result);
    assertThat(latest(hook).outcome().error()).isEqualTo(error);
    assertThat(hook.executions).hasSize(1);
  }

  @Test
  void retriggerGoesToThePresentAddressWithTheStoredBody() {
    var hook = hook("/gone");
    edit("DEMO-1 Again");
    var failed = latest(hook);
    hook.url = receiver.url("/ok");
    hook.enabled = false;

    var answer =
        new SandboxClient(harness.uri())
            .json(
                "POST",
                "/code/api/v1/spaces/"
                    + harness.account().identifier
                    + "/webhooks/"
                    + hook.identifier
                    + "/executions/"
                    + failed.id()
                    + "/retrigger",
                "x-api-key",
                harness.accountAdmin().token(),
                "");

    assertThat(answer.json().path("retrigger_of").asLong()).isEqualTo(failed.id());
    assertThat(receiver.received().getFirst().text()).isEqualTo(failed.request().body());
  }

  @Test
  void someActsAreToldToNobody() {
    hook("/ok");
    var developer = harness.developer().principal();
    var reviewer = harness.reviewer().principal();
    var base = harness.world().history.commit(pull.sourceSha).parents().getFirst();

    harness.act(acts -> acts.pulls().draft(pull, true, developer));
    harness.act(acts -> acts.reviews().request(pull, reviewer, developer));
    harness.act(acts -> acts.reviews().remove(pull, reviewer, developer));
    harness.act(acts -> acts.branches().rollBack(shop, pull.sourceBranch, base, developer));
    edit(pull.title);
    edit(pull.title);

    assertThat(triggers()).containsOnly("pullreq_updated").hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void mergeWithDeletionTellsThreeThings() {
    hook("/ok");

    harness.act(acts ->
        acts.merging()
            .merge(pull, PullRequest.Method.MERGE, true, harness.accountAdmin().principal()));

    assertThat(triggers())
        .containsExactlyInAnyOrder("branch_updated", "branch_deleted", "pullreq_merged");
  }

  @Test
  void payloadCarriesTwentyCommitsAtMost() {
    hook("/ok");
    var drafts =
        IntStream.range(0, 25)
            .mapToObj(i -> CommitDraft.of("DEMO-4 " + i, FileChange.added("f" + i)))
            .toArray(CommitDraft[]::new);

    harness.act(acts ->
        acts.branches().push(shop, pull.sourceBranch, harness.developer().principal(), drafts));
    triggers();

    var body = receiver.received().getFirst().json();
    assertThat(body.path("commits")).hasSize(20);
    assertThat(body.path("total_commits_count").asInt()).isEqualTo(25);
  }

  @Test
  void hundredNewerWebhooksSilenceAnOldOne() {
    hook("/ok");
    IntStream.range(0, 100).forEach(i -> hook("/gone").enabled = false);

    edit("DEMO-1 Silent");

    assertThat(triggers()).isEmpty();
  }

  @Test
  void deletingAndRestoringABranchGivesIdenticalBodies() {
    hook("/ok");
    var developer = harness.developer().principal();
    var head = pull.sourceSha;
    harness.act(acts -> acts.branches().create(shop, "twin", head, developer));
    harness.act(acts -> acts.branches().delete(shop, "twin", developer));
    harness.act(acts -> acts.branches().create(shop, "twin", head, developer));
    triggers();

    var created =
        receiver.received().stream()
            .map(request -> request.text())
            .filter(body -> body.contains("\"branch_created\""))
            .map(Delivered::new)
            .toList();
    assertThat(created).hasSize(2);
    assertThat(created.get(0)).isEqualTo(created.get(1));
  }

  private record Delivered(String body) {}

  @Test
  void journalKeepsEveryAttempt() {
    hook("/broken");

    edit("DEMO-1 Kept");
    harness.awaitQuiet();

    assertThat(harness.deliveries()).extracting(Delivery::succeeded).containsExactly(false);
  }
}
