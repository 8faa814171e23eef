package dev.harnessjira.ingestion;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The system's clock that never tells the same millisecond twice. */
final class SteppingClock extends Clock {

  private final AtomicLong last = new AtomicLong();

  @Override
  public Instant instant() {
    var now = System.currentTimeMillis();
    return Instant.ofEpochMilli(last.updateAndGet(before -> Math.max(before + 1, now)));
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
