package dev.harnessjira.publishing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How publishing goes for a whole site: what waits for Jira and since when the oldest, when Jira
 * last accepted and last refused something, how long acceptance took lately, what holds it up, and
 * how much more waits only because its connection is {@code paused}.
 */
public record SiteFlow(
    long waiting,
    @Nullable Instant waitingSince,
    @Nullable Instant lastAccepted,
    @Nullable Instant lastRefused,
    Acceptance acceptance,
    PublishingStatus.Hold hold,
    long paused) {

  /**
   * From accepting a delivery to Jira's acceptance, over the last 24 hours: how many changes, and
   * the time that half of them and 95 of 100 took at most, to two digits.
   */
  public record Acceptance(long changes, @Nullable Duration median, @Nullable Duration p95) {

    public static final Acceptance NONE = new Acceptance(0, null, null);
  }
}
