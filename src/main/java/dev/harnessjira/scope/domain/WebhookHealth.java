package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.WebhookView.Repair;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a registered webhook is: its state with the reason; whether an administrator asked to switch
 * it on; when it is looked at next; what was put right; when it was created anew because Harness
 * did not call it; and what was missed since Harness called last.
 */
public record WebhookHealth(
    State state,
    @Nullable String reason,
    @Nullable Instant since,
    boolean switchOn,
    Instant checkAt,
    @Nullable Repair repair,
    @Nullable Instant renewed,
    Missed missed) {

  /** So many looks in a row that find what no webhook told make it suspicious. */
  public static final int SUSPICIOUS = 3;

  private static final Duration BETWEEN_RENEWALS = Duration.ofDays(1);

  /** What is stored; whether it is meant to be there at all is known otherwise. */
  public enum State {
    WORKING,
    NOT_REACHING,
    SWITCHED_OFF,
    SILENT
  }

  /** What changed without having been told, in how many looks in a row, since when. */
  public record Missed(long changes, int looks, @Nullable Instant since) {}

  /** Whether it looks as if Harness had stopped to call it. */
  public boolean isSuspicious() {
    return missed.looks() >= SUSPICIOUS;
  }

  /** Whether it may be created anew: once a day at most. */
  public boolean mayBeRenewed(Instant now) {
    return renewed == null || !now.isBefore(renewed.plus(BETWEEN_RENEWALS));
  }
}
