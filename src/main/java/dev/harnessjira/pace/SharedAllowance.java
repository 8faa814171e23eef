package dev.harnessjira.pace;

import dev.harnessjira.harness.CallAllowance;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.pace.TokenCalls.Hold;
import dev.harnessjira.pace.TokenCalls.Left;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Counts on PostgreSQL, call by call: at the usual limit a token makes seven in a second, so one
 * short statement for each is cheap, is exact, and lets an instance that dies lose nothing. Whom
 * the database cannot count is told to come back, as if the calls were used up.
 */
@Component
class SharedAllowance implements CallAllowance {

  /** Harness names no time when it throttles; its limit is by the minute. */
  static final Duration FIRST_HOLD = Duration.ofSeconds(20);

  static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

  private static final Duration CALM = Duration.ofMinutes(5);
  private static final Duration UNCOUNTED = Duration.ofSeconds(5);

  /** Long after its bucket is full and its holds are forgotten, a token need not be known. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private final TokenCalls calls;
  private final Clock clock;
  private volatile Instant tidied = Instant.EPOCH;

  SharedAllowance(TokenCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  @Override
  public Answer take(TokenLimit token, Urgency urgency) {
    var now = clock.instant();
    try {
      tidy(now);
      var bucket = Bucket.of(token.callsPerMinute());
      var left = calls.take(token, bucket.needed(urgency), now);
      return left.granted()
          ? new Answer.Granted()
          : new Answer.Later(
              bucket.several(urgency, left.calls(), left.refilled()), reason(left, now));
    } catch (DataAccessException e) {
      return new Answer.Later(
          now.plus(UNCOUNTED), "the database that counts the token’s calls does not answer");
    }
  }

  private static String reason(Left left, Instant now) {
    return left.heldUntil() != null && left.heldUntil().isAfter(now)
        ? "Harness said that the token makes too many calls"
        : "the token’s calls of this minute are used up";
  }

  @Override
  public Instant throttled(TokenLimit token) {
    var now = clock.instant();
    var first = jittered(FIRST_HOLD);
    try {
      var left = calls.hold(token, new Hold(first, LONGEST_HOLD, CALM), now);
      return Bucket.of(token.callsPerMinute()).several(Urgency.LIVE, left.calls(), left.refilled());
    } catch (DataAccessException e) {
      return now.plus(first);
    }
  }

  // So that the holds of several tokens, begun by one trouble, do not end at one moment.
  private static Duration jittered(Duration wait) {
    return Duration.ofMillis(
        (long) (wait.toMillis() * ThreadLocalRandom.current().nextDouble(0.8, 1.2)));
  }

  private void tidy(Instant now) {
    if (tidied.plus(UNUSED).isBefore(now)) {
      tidied = now;
      calls.forget(now.minus(UNUSED));
    }
  }
}
