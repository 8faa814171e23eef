package dev.harnessjira.scope;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the webhook of a coverage stands. {@code reason} says why, in words for people with the next
 * step; {@code since} is null when it always was so; {@code lastDelivery} is null before the first;
 * {@code repair} is what was last put right, null when nothing ever was.
 */
public record WebhookView(
    CoverageId coverage,
    State state,
    @Nullable String reason,
    @Nullable Instant since,
    @Nullable Instant lastDelivery,
    @Nullable Repair repair) {

  /** How it stands. */
  public enum State {
    /** None is meant to be there: the connection is without webhooks. */
    NONE,
    /** It is being registered or switched on in Harness. */
    REGISTERING,
    WORKING,
    /** Harness tries to call it and fails. */
    NOT_REACHING,
    /** A person disabled it in Harness; it stays so until somebody switches it on. */
    SWITCHED_OFF,
    /** It is there and enabled, and Harness does not call it. */
    SILENT
  }

  /** What was put right in Harness, and when. */
  public record Repair(String what, Instant at) {}
}
