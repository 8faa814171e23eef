package dev.harnessjira.publishing.domain;

import java.time.Duration;

/**
 * How the calls that Atlassian allows an app in an hour stand: how many it allows, how many all
 * sites made by now, how many sites these were, how many of them are not quiet, and how many calls
 * one of them made.
 *
 * <p>Each call of a site is followed by a window in which what changes is collected, so that one
 * call tells of all of it:
 *
 * <ul>
 *   <li>A tenth is never spent: for what is not counted here, and for other instances' clocks.
 *   <li>A site is quiet while it made little, measured by an equal part of the hour's calls. It
 *       never waits, and the others leave some for such sites. So it is served at once whatever the
 *       others do.
 *   <li>The others wait as long as would, if all of them waited like that, spend the rest just
 *       until the end of the hour; less while less than half is spent, more as a site made more
 *       than the average. So the rest never ends early, and shrinks as the hour does.
 *   <li>When all is spent nobody calls until the next hour.
 * </ul>
 */
public record Share(long allowed, long spent, long sites, long loud, long own) {

  /** A site is quiet while it made less than about this part of an equal part. */
  private static final int QUIET = 4;

  public static Share of(long allowed, AppCalls.Made made) {
    var level = Long.numberOfTrailingZeros(loudness(allowed, made.sites()));
    return new Share(allowed, made.all(), made.sites(), made.sitesAtLevel(level), made.own());
  }

  /** With how many calls a site is not quiet any more: a power of two, as sites are counted by. */
  static long loudness(long allowed, long sites) {
    return Long.highestOneBit(Math.max(1, usable(allowed) / (QUIET * Math.max(1, sites))));
  }

  private static long usable(long allowed) {
    return allowed - allowed / 10;
  }

  private long usable() {
    return usable(allowed);
  }

  /** All but what is left to quiet sites. */
  private long common() {
    return usable() - usable() / 20;
  }

  /** Whether no call is left, this one included. */
  public boolean isUsedUp() {
    return spent > usable();
  }

  /** How long the site waits after a call, so long before the end of the hour. */
  public Duration window(Duration left) {
    if (spent < usable() && own < loudness(allowed, sites)) {
      return Duration.ZERO;
    }
    var rest = common() - spent;
    if (rest <= 0) {
      return left;
    }
    var even = left.toMillis() * (double) Math.max(1, loud) / rest;
    var pressed = Math.min(1, 2.0 * spent / usable());
    var above = Math.max(1, (double) own * loud / spent);
    return Duration.ofMillis((long) Math.min(left.toMillis(), Math.ceil(even * pressed * above)));
  }
}
