package dev.harnessjira.ingestion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock is not asked: a second passes when a test says so. */
public final class TickingClock extends Clock {

  private Instant now = Bench.START;

  public void advance(Duration by) {
    now = now.plus(by);
  }

  public void moveTo(Instant then) {
    now = then.isAfter(now) ? then : now.plusMillis(1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
