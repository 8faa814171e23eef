package dev.harnessjira.harness;

import java.time.Instant;

/**
 * Counts the calls made with each token, by whichever instance and connection, and holds them to
 * the token's limit. The gateway asks before each call; a module above it counts.
 */
public interface CallAllowance {

  /** Takes one call of the token's, if there is one for work of this urgency. */
  Answer take(TokenLimit token, Urgency urgency);

  /**
   * Harness answered 429, so nobody calls with the token for a while, longer each time in a row.
   *
   * @return when it is called with again
   */
  Instant throttled(TokenLimit token);

  /** A token, by a hash that does not tell it, and how many calls a minute it may make. */
  record TokenLimit(String key, int callsPerMinute) {}

  /** Whether a call may be made. */
  sealed interface Answer {

    /** It may, once. */
    record Granted() implements Answer {}

    /** Not before then; {@code reason} is for people. */
    record Later(Instant retryAt, String reason) implements Answer {}
  }
}
