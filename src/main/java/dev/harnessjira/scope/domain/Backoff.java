package dev.harnessjira.scope.domain;

import java.time.Duration;

/** How long to wait before the next try: twice as long each time, up to a longest wait. */
public record Backoff(Duration first, Duration longest) {

  /** For what comes back by itself. */
  public static final Backoff SOON = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** For what somebody has to put right first. */
  public static final Backoff LATER = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(10));

  /** For removing, when the other side may be gone for good. */
  public static final Backoff PATIENT = new Backoff(Duration.ofSeconds(1), Duration.ofHours(6));

  public Duration after(int attempts) {
    var factor = 1L << Math.clamp(attempts, 0, 20);
    var wait = first.multipliedBy(factor);
    return wait.compareTo(longest) > 0 ? longest : wait;
  }

  /** A wait that grows with how long it lasts already. */
  public Duration within(Duration lasted) {
    var half = lasted.dividedBy(2);
    if (half.compareTo(first) < 0) {
      return first;
    }
    return half.compareTo(longest) > 0 ? longest : half;
  }
}
