package dev.harnessjira.ingestion.domain.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far the changes of a coverage are followed. {@code began} and {@code reached} are Harness's
 * times, in milliseconds, where following began and of the newest change that was seen; {@code
 * walk} is where a reading of several pages is, null between two readings. {@code quiet} readings
 * in a row found nothing, {@code failures} in a row failed; {@code nextAt} is when to look again,
 * null before the first read has finished. {@code untold} changes were found before any delivery
 * told of them.
 */
public record ChangeCursor(
    long began,
    long reached,
    @Nullable Walk walk,
    int quiet,
    int failures,
    @Nullable Instant nextAt,
    long untold) {

  /** Harness may show a change a little after a newer one: so many milliseconds are read again. */
  static final long OVERLAP = Duration.ofMinutes(2).toMillis();

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(4),
          Duration.ofMinutes(8),
          Duration.ofMinutes(15));

  /** The shortest wait between two readings. */
  public static final Duration SHORTEST = WAITS.getFirst();

  /** The newest change of the walk, the last one that it saw, and whether it found something. */
  public record Walk(long newest, long before, boolean found) {}

  public static ChangeCursor beginningAt(long began) {
    return new ChangeCursor(began, began, null, 0, 0, null, 0);
  }

  /** Changes after this time are asked for. */
  public long after() {
    return Math.max(began, reached - OVERLAP);
  }

  /** Changes before this time are; two may have changed in the same millisecond. */
  public @Nullable Long before() {
    return walk == null ? null : walk.before() + 1;
  }

  /** No reading before the present one can have seen a change of that time. */
  public boolean isBeyond(long updated) {
    return updated > reached;
  }

  public boolean isWhere(ChangeCursor other) {
    return reached == other.reached && Objects.equals(walk, other.walk);
  }

  /** A page was looked at that began and ended with changes of these times, and more follow. */
  public ChangeCursor past(long first, long last, boolean found) {
    var stuck = walk != null && walk.before() <= last;
    var next =
        walk == null
            ? new Walk(first, last, found)
            : new Walk(walk.newest(), stuck ? walk.before() - 1 : last, found || walk.found());
    return new ChangeCursor(began, reached, next, quiet, 0, nextAt, untold);
  }

  /** The reading has ended, with a page that began with a change of this time. */
  public ChangeCursor ended(long first, boolean found, Instant now) {
    var newest = Math.max(reached, walk == null ? first : walk.newest());
    var still = found || (walk != null && walk.found()) ? 0 : quiet + 1;
    return new ChangeCursor(began, newest, null, still, 0, now.plus(wait(still)), untold);
  }

  private static Duration wait(int times) {
    return WAITS.get(Math.min(times, WAITS.size() - 1));
  }

  /** Harness refuses to show it: it is asked ever more rarely. */
  public ChangeCursor refused(Instant now) {
    return failed(now.plus(wait(failures)));
  }

  /** Harness cannot answer; it is asked again after 5 seconds, and after 2 minutes at the most. */
  public ChangeCursor unanswered(Instant now) {
    var seconds = Math.min(5L << Math.min(failures, 16), 120);
    return failed(now.plusSeconds(seconds));
  }

  private ChangeCursor failed(Instant again) {
    return new ChangeCursor(began, reached, walk, quiet, failures + 1, again, untold);
  }

  /** There is activity: it looks again by then at the latest. */
  public ChangeCursor stirred(Instant by) {
    var next = nextAt != null && nextAt.isBefore(by) ? nextAt : by;
    return new ChangeCursor(began, reached, walk, 0, failures, next, untold);
  }

  public ChangeCursor counting(long more) {
    return new ChangeCursor(began, reached, walk, quiet, failures, nextAt, untold + more);
  }
}
