package dev.harnessjira.scenario;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, which can be put forward; the product and both simulators go by it. */
final class TravelClock extends Clock implements Serializable {

  private static final long serialVersionUID = 1L;

  private volatile Duration ahead = Duration.ZERO;

  /** How far it has been put forward, which no machine's speed has a part in. */
  Duration ahead() {
    return ahead;
  }

  void advance(Duration by) {
    ahead = ahead.plus(by);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
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
