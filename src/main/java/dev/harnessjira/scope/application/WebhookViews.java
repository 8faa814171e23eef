package dev.harnessjira.scope.application;

import dev.harnessjira.scope.WebhookView;
import dev.harnessjira.scope.WebhookView.State;
import dev.harnessjira.scope.domain.CoveredSpace;
import org.jspecify.annotations.Nullable;

/** How a webhook is shown. */
final class WebhookViews {

  private WebhookViews() {}

  static WebhookView view(CoveredSpace space) {
    var webhook = space.webhook();
    var failure = webhook.trying().failure();
    if (!webhook.wanted()) {
      return in(space, State.NONE, space.toRemove() ? failure : null);
    }
    if (space.toRegister()) {
      return in(space, State.REGISTERING, failure);
    }
    if (webhook.health().switchOn()) {
      return in(space, State.REGISTERING, "It is being switched on in Harness.");
    }
    return registered(space);
  }

  private static WebhookView registered(CoveredSpace space) {
    var webhook = space.webhook();
    var health = webhook.health();
    var neverReached = webhook.lastDelivery() == null && webhook.harnessError() != null;
    return switch (health.state()) {
      case WORKING ->
          neverReached
              ? in(space, State.NOT_REACHING, webhook.harnessError())
              : in(space, State.WORKING, null);
      case NOT_REACHING -> in(space, State.NOT_REACHING, health.reason());
      case SWITCHED_OFF -> in(space, State.SWITCHED_OFF, health.reason());
      case SILENT -> in(space, State.SILENT, health.reason());
    };
  }

  private static WebhookView in(CoveredSpace space, State state, @Nullable String reason) {
    var webhook = space.webhook();
    return new WebhookView(
        space.coverage().id(),
        state,
        reason,
        webhook.health().since(),
        webhook.lastDelivery(),
        webhook.health().repair());
  }
}
