package dev.harnessjira.pace;

import dev.harnessjira.harness.Urgency;
import java.time.Duration;
import java.time.Instant;

/**
 * The bucket of calls that a limit a minute is kept with: a fifth of them at once, the rest spread
 * over the minute. Both add up to the limit, so that no minute, wherever it starts, has more calls
 * than that. What is less urgent leaves a reserve, so that the more urgent finds calls at once; the
 * reserve is filled once and takes nothing from the pace of the others.
 */
record Bucket(int size, double perSecond) {

  /** More calls than reading one pull request takes: itself, reviewers, branch, 4 commit pages. */
  static final int WORTH_COMING_BACK_FOR = 10;

  /** The longest list of failed deliveries that is read has so many pages. */
  private static final int PAGES_OF_A_LIST = 50;

  static Bucket of(int callsPerMinute) {
    var size = Math.max(1, callsPerMinute / 5);
    return new Bucket(size, Math.max(1, callsPerMinute - size) / 60.0);
  }

  /** How many calls must be there for one to be taken. */
  int needed(Urgency urgency) {
    return reserve(urgency) + 1;
  }

  private int reserve(Urgency urgency) {
    return switch (urgency) {
      case OVERDUE -> 0;
      case LIVE -> size * 25 / 100;
      case CURSOR -> size * 35 / 100;
      case BACKFILL -> size * 50 / 100;
    };
  }

  static int worthComingBackFor(Urgency urgency) {
    return urgency == Urgency.OVERDUE ? PAGES_OF_A_LIST : WORTH_COMING_BACK_FOR;
  }

  /**
   * When to ask again: when several calls are there. Work of several calls that came back for each
   * single one would begin anew every time and never end.
   */
  Instant several(Urgency urgency, double left, Instant at) {
    var reserve = reserve(urgency);
    var wanted = reserve + Math.min(worthComingBackFor(urgency), size - reserve);
    var nanos = Math.ceil((wanted - left) / perSecond * 1e9);
    return at.plus(Duration.ofNanos(Math.max(1, (long) nanos)));
  }
}
