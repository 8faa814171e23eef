package dev.harnessjira.ingestion.domain.backfill;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast it goes: when something was last achieved, and how many items were in the present span
 * of two minutes, which began at {@code since}, and in the one before it.
 */
public record Momentum(Instant last, Instant since, int now, int earlier) {

  private static final Duration SPAN = Duration.ofMinutes(2);

  public static Momentum beginning(Instant at) {
    return new Momentum(at, at, 0, 0);
  }

  public Momentum achieved(int items, Instant at) {
    if (at.isBefore(since.plus(SPAN))) {
      return new Momentum(at, since, now + items, earlier);
    }
    var next = at.isBefore(since.plus(SPAN.multipliedBy(2)));
    return next ? new Momentum(at, since.plus(SPAN), items, now) : new Momentum(at, at, items, 0);
  }

  /** Items a minute over the last two to four minutes; 0 once they are longer ago. */
  public double perMinute(Instant began, Instant at) {
    if (!at.isBefore(since.plus(SPAN.multipliedBy(2)))) {
      return 0;
    }
    var from = since.minus(SPAN).isBefore(began) ? began : since.minus(SPAN);
    var seconds = Math.max(1, Duration.between(from, at).toSeconds());
    return (now + earlier) * 60.0 / seconds;
  }
}
