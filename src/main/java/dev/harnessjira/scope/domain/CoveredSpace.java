package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A space that is or was covered, with its webhook. */
public record CoveredSpace(
    Coverage coverage, Webhook webhook, Whereabouts whereabouts, @Nullable Instant ended) {

  /**
   * A webhook: whether it is meant to be there; when it was registered in Harness, null when it was
   * not yet; when it was removed, null when it was not yet; what was in the way the last time, how
   * often in a row and when it is tried next; whether it was ever reached, and if not, Harness's
   * own error; how it has been since.
   */
  public record Webhook(
      String registration,
      boolean wanted,
      @Nullable Instant registered,
      @Nullable Instant removed,
      Trying trying,
      @Nullable Instant lastDelivery,
      @Nullable String harnessError,
      WebhookHealth health) {}

  /** How trying goes; {@code failure} is null before the first try and after success. */
  public record Trying(@Nullable String failure, int attempts, Instant next) {}

  /**
   * Where the space is in Harness: its number there, 0 when it is not known; when it is looked up
   * next; since when it is missing, and why.
   */
  public record Whereabouts(
      long number,
      Instant lookAt,
      @Nullable Instant missingSince,
      @Nullable String missingReason) {}

  public boolean isActive() {
    return ended == null;
  }

  /** Whether Harness does not yet have the webhook that it should have. */
  public boolean toRegister() {
    return isWanted() && webhook.registered() == null;
  }

  /** Whether Harness may still have a webhook that it should not have. */
  public boolean toRemove() {
    return !isWanted() && webhook.removed() == null;
  }

  /** Whether Harness lacks the webhook or has one too many. */
  public boolean isAmiss() {
    return toRegister() || toRemove();
  }

  /** Whether Harness has the webhook that it should have. */
  public boolean isRegistered() {
    return isWanted() && webhook.registered() != null;
  }

  private boolean isWanted() {
    return isActive() && webhook.wanted();
  }
}
