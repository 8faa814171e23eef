package dev.harnessjira.scope.domain;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.domain.CoveredSpaces.NewWebhook;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of spaces in Harness. Remote calls: never inside a transaction. */
public interface SpaceWebhooks {

  /** Registers the webhook of a coverage, or puts it right; safe to repeat. */
  Answer put(HarnessAccess access, Coverage coverage, NewWebhook webhook);

  /** Removes the webhook; one that is not there is removed. */
  Answer remove(HarnessAccess access, Coverage coverage, String registration);

  /**
   * Why Harness's newest attempt to deliver failed, for people; empty when there was none or
   * Harness does not tell.
   */
  Optional<String> deliveryError(HarnessAccess access, Coverage coverage, String registration);

  /** Whether Harness takes the token again. */
  boolean takesToken(HarnessAccess access);

  /** What Harness answered; reasons are for people and name the next step. */
  sealed interface Answer {

    record Done() implements Answer {}

    /** Harness refused the token. */
    record TokenRefused(String reason) implements Answer {}

    /** Somebody has to do something first. */
    record Refused(String reason) implements Answer {}

    /** Not this time; {@code retryAt} when the time is known. */
    record NotNow(String reason, @Nullable Instant retryAt) implements Answer {}
  }
}
