package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.WebhookView.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of webhooks that somebody deleted, edited or switched off, or that fell silent. */
class WebhooksIntegrationTests extends Scenario {

  private static final ConnectionOptions USUAL = ConnectionOptions.usual();

  /** Every webhook is looked at once in an hour. */
  private static final Duration AN_HOUR = Duration.ofMinutes(66);

  @Test
  void aWebhookThatVanishedIsMadeAgain() {
    var own = connected(USUAL);
    harness.act(acts -> harness.world().webhooks.removeAll(webhooksOf(own.repository.space)));

    aNightPasses();

    assertThat(webhooksOf(own.repository.space)).hasSize(1);
    own.branch("SHOP-1-wishes", "Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
  }

  @Test
  void aWebhookWithAnotherAddressOrOtherTriggersIsPutRight() {
    var own = connected(USUAL);
    var hook = webhooksOf(own.repository.space).getFirst();
    var address = hook.url;
    hook.url = "http://127.0.0.1:1/elsewhere";
    hook.triggers = List.of("pullreq_created");

    aNightPasses();

    var now = webhooksOf(own.repository.space).getFirst();
    assertThat(now.url).isEqualTo(address);
    assertThat(now.triggers).hasSizeGreaterThan(1);
    own.branch("SHOP-1-wishes", "Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
  }

  @Test
  void aWebhookThatAPersonSwitchedOffStaysSoAndTheCursorBridgesIt() {
    var own = connected(USUAL);
    var hook = webhooksOf(own.repository.space).getFirst();
    hook.enabled = false;

    own.pullRequest("SHOP-1 Wish list").open("Add it");
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    aNightPasses();
    assertThat(webhooksOf(own.repository.space)).hasSize(1).allMatch(now -> !now.enabled);
  }

  @Test
  void aWebhookThatAPersonSwitchedOffIsSaidToBeAndSwitchedOnWhenSomebodyAsks() {
    var own = unconnected();
    var connection = connect(Stage.ACME, USUAL, own);
    var hook = webhooksOf(own.repository.space).getFirst();
    hook.enabled = false;
    stage.pass(AN_HOUR);
    assertThat(webhook(connection).state()).isEqualTo(State.SWITCHED_OFF);
    assertThat(webhook(connection).reason()).contains("switched off this webhook in Harness");

    administration().switchOn(Stage.ACME, connection, webhook(connection).coverage());
    stage.settle();

    assertThat(hook.enabled).isTrue();
    assertThat(webhook(connection).state()).isEqualTo(State.WORKING);
    own.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void aWebhookThatAHundredNewerOnesSilenceIsNoticedAndMadeAgain() {
    var own = unconnected();
    var space = own.repository.space;
    var connection = connect(Stage.ACME, USUAL, own);
    own.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    var silenced = webhooksOf(space).getFirst();
    var newer = harness.act(acts -> newer(space));

    for (var number = 2; number <= 4; number++) {
      var pull = own.pullRequest("SHOP-%d Step".formatted(number)).from("step-" + number);
      pull.open("Step " + number);
      assertThat(issue("SHOP-" + number).isEmpty()).isTrue();
      aMomentPasses();
      assertThat(issue("SHOP-" + number).status()).isEqualTo("OPEN");
    }

    var ours = webhooksOf(space).stream().filter(hook -> !newer.contains(hook)).toList();
    assertThat(ours).hasSize(1).doesNotContain(silenced);
    assertThat(webhook(connection).state()).isEqualTo(State.SILENT);
    assertThat(webhook(connection).reason())
        .contains("With more than 100 webhooks above a repository Harness calls only the newest");
    own.pullRequest("SHOP-5 Step").from("step-5").open("Step 5");
    assertThat(issue("SHOP-5").status()).isEqualTo("OPEN");
    assertThat(webhook(connection).state()).isEqualTo(State.WORKING);
  }

  private List<Webhook> newer(Space space) {
    var world = harness.world();
    var parent = new Webhook.OfSpace(space);
    var admin = harness.accountAdmin().principal();
    var newer =
        IntStream.range(0, 100)
            .mapToObj(i -> new Webhook(world.nextId(), parent, "newer" + i, admin, world.now()))
            .toList();
    world.webhooks.addAll(newer);
    return newer;
  }
}
