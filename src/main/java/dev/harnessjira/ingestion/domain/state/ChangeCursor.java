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
    long untold,
    Watch watch) {

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

  /** The longest wait when webhooks tell of what happens. */
  public static final Duration LONGEST = WAITS.getLast();

  /** The longest wait when nothing else tells of it. */
  public static final Duration LONGEST_ALONE = Duration.ofMinutes(5);

  /**
   * The newest change of the walk, the last one that it saw, whether it found something, and how
   * much of that a webhook should have told.
   */
  public record Walk(long newest, long before, boolean found, long missed) {

    private Walk on(long there, boolean more) {
      return new Walk(newest, there, found || more, missed);
    }

    private Walk missing(long more) {
      return new Walk(newest, before, found, missed + more);
    }

    boolean isWhere(@Nullable Walk other) {
      return other != null && newest == other.newest && before == other.before;
    }
  }

  /**
   * Until when somebody looks, until when it is not looked at together with other coverages, when
   * Harness was looked at last with success, and why it cannot be, in words for people.
   */
  public record Watch(
      @Nullable Instant leased,
      @Nullable Instant alone,
      @Nullable Instant looked,
      @Nullable String problem) {

    static final Watch NONE = new Watch(null, null, null, null);
  }

  public static ChangeCursor beginningAt(long began) {
    return new ChangeCursor(began, began, null, 0, 0, null, 0, Watch.NONE);
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

  /** One look may be made for both: they are between two readings, or at the same page of one. */
  public boolean goesWith(ChangeCursor other) {
    return walk == null ? other.walk == null : walk.isWhere(other.walk);
  }

  /** Nobody has looked for longer than anybody waits between two looks: there was an outage. */
  public boolean isOverdue(Instant now) {
    var looked = watch.looked();
    return looked != null && looked.plus(LONGEST).plus(SHORTEST).isBefore(now);
  }

  public boolean isLeased(Instant now) {
    return watch.leased() != null && watch.leased().isAfter(now);
  }

  public boolean isAlone(Instant now) {
    return watch.alone() != null && watch.alone().isAfter(now);
  }

  /** Somebody looks until then at the longest. */
  public ChangeCursor leased(Instant until) {
    return with(new Watch(until, watch.alone(), watch.looked(), watch.problem()));
  }

  /** Nobody looks now, and until then it is looked at by itself. */
  public ChangeCursor alone(Instant until) {
    return with(new Watch(null, until, watch.looked(), watch.problem()));
  }

  /** A page was looked at that began and ended with changes of these times, and more follow. */
  public ChangeCursor past(long first, long last, boolean found) {
    var stuck = walk != null && walk.before() <= last;
    var next =
        walk == null
            ? new Walk(first, last, found, 0)
            : walk.on(stuck ? walk.before() - 1 : last, found);
    return new ChangeCursor(began, reached, next, quiet, 0, nextAt, untold, free());
  }

  /** Of that millisecond everything was looked at, and the walk goes on before it. */
  public ChangeCursor pastAll(long millis, boolean found) {
    var next = walk == null ? new Walk(millis, millis - 1, found, 0) : walk.on(millis - 1, found);
    return new ChangeCursor(began, reached, next, quiet, 0, nextAt, untold, free());
  }

  /** The reading has ended, with a page that began with a change of this time. */
  public ChangeCursor ended(long first, boolean found, Instant now, Duration longest) {
    var newest = Math.max(reached, walk == null ? first : walk.newest());
    var still = found || (walk != null && walk.found()) ? 0 : quiet + 1;
    var wait = wait(still).compareTo(longest) < 0 ? wait(still) : longest;
    var looked = new Watch(null, watch.alone(), now, null);
    return new ChangeCursor(began, newest, null, still, 0, now.plus(wait), untold, looked);
  }

  private Watch free() {
    return new Watch(null, watch.alone(), watch.looked(), watch.problem());
  }

  private static Duration wait(int times) {
    return WAITS.get(Math.min(times, WAITS.size() - 1));
  }

  /** Harness refuses to show it: it is asked ever more rarely. */
  public ChangeCursor refused(Instant now, String why) {
    return failed(now.plus(wait(failures)))
        .with(new Watch(null, watch.alone(), watch.looked(), why));
  }

  /** Harness cannot answer; it is asked again after 5 seconds, and after 2 minutes at the most. */
  public ChangeCursor unanswered(Instant now) {
    var seconds = Math.min(5L << Math.min(failures, 16), 120);
    return failed(now.plusSeconds(seconds));
  }

  /** Harness may be asked again then; that is no failure. */
  public ChangeCursor postponed(Instant until) {
    return new ChangeCursor(began, reached, walk, quiet, failures, until, untold, free());
  }

  private ChangeCursor failed(Instant again) {
    return new ChangeCursor(began, reached, walk, quiet, failures + 1, again, untold, free());
  }

  /** There is activity: it looks again by then at the latest. */
  public ChangeCursor stirred(Instant by) {
    var next = nextAt != null && nextAt.isBefore(by) ? nextAt : by;
    return new ChangeCursor(began, reached, walk, 0, failures, next, untold, watch);
  }

  public ChangeCursor counting(long more) {
    return new ChangeCursor(began, reached, walk, quiet, failures, nextAt, untold + more, watch);
  }

  /** What a webhook should have told of what this reading found before. */
  public long missed() {
    return walk == null ? 0 : walk.missed();
  }

  /** The reading goes on, and has found so many more that a webhook should have told. */
  public ChangeCursor missing(long more) {
    var next = walk == null ? null : walk.missing(more);
    return new ChangeCursor(began, reached, next, quiet, failures, nextAt, untold, watch);
  }

  public ChangeCursor troubled(String problem) {
    return with(new Watch(watch.leased(), watch.alone(), watch.looked(), problem));
  }

  private ChangeCursor with(Watch other) {
    return new ChangeCursor(began, reached, walk, quiet, failures, nextAt, untold, other);
  }
}
