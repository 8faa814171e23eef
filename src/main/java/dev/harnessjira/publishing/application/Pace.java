package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.Endpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How fast a visit may go: which endpoints it leaves alone, until when the site is left alone after
 * it, and whether Jira takes long to answer, of which a hasty visit ends.
 */
final class Pace {

  private static final Duration LONG = Duration.ofSeconds(2);

  private final Clock clock;
  private final boolean hasty;
  private final Map<Endpoint, Instant> waits = new EnumMap<>(Endpoint.class);
  private final Set<Endpoint> refused = EnumSet.noneOf(Endpoint.class);
  private @Nullable Instant next;
  private boolean called;
  private boolean slow;

  Pace(Clock clock, boolean hasty) {
    this.clock = clock;
    this.hasty = hasty;
  }

  boolean hasty() {
    return hasty;
  }

  /** Jira said that a limit of this endpoint is near. */
  void wait(Endpoint endpoint, Instant until) {
    waits.merge(endpoint, until, Pace::later);
  }

  /** Jira takes no call of this endpoint before. */
  void refuse(Endpoint endpoint, Instant until) {
    wait(endpoint, until);
    refused.add(endpoint);
  }

  /** Whether work of this endpoint may be begun. */
  boolean allows(Endpoint endpoint) {
    var until = waits.get(endpoint);
    return until == null || !until.isAfter(clock.instant());
  }

  /** Until when Jira takes no call; null when it does. What was begun goes on near a limit. */
  @Nullable Instant refusedUntil(Endpoint endpoint) {
    return refused.contains(endpoint) && !allows(endpoint) ? waits.get(endpoint) : null;
  }

  /** After a call, changes are collected for so long. */
  void collect(Duration window) {
    var now = clock.instant();
    next = (next == null ? now : later(next, now)).plus(window);
  }

  /** Whether the visit ends after what it is doing, so that changes are collected. */
  boolean collects() {
    return next != null;
  }

  /** When the site is to be visited again at the earliest; null when it does not matter. */
  @Nullable Instant next() {
    return next;
  }

  /** The last answer took so long. */
  void took(Duration time) {
    called = true;
    slow = time.compareTo(LONG) >= 0;
  }

  boolean hasCalled() {
    return called;
  }

  boolean isSlow() {
    return slow;
  }

  /** Whether others would have to wait for this visit. */
  boolean isTooSlow() {
    return hasty && slow;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
