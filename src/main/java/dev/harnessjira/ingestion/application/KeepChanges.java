package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.application.FollowGroup.Followed;
import dev.harnessjira.ingestion.application.MarkListed.Marked;
import dev.harnessjira.ingestion.domain.ChangeCursors;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.SameMoment;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps a coverage's change cursor, and what a page of changes told in the same transaction; so a
 * stop at any point repeats a page at the most.
 */
@Service
public class KeepChanges {

  /** A space that was not shown is not asked for again before this. */
  private static final Duration ALONE = Duration.ofDays(1);

  private final CoverageWrites writes;
  private final ChangeCursors cursors;
  private final Pauses pauses;
  private final MarkListed marks;
  private final KeepSweeps sweeps;
  private final KeepRecoveries recoveries;
  private final WorkToDo work;
  private final Clock clock;

  KeepChanges(
      CoverageWrites writes,
      ChangeCursors cursors,
      Pauses pauses,
      MarkListed marks,
      KeepSweeps sweeps,
      KeepRecoveries recoveries,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.cursors = cursors;
    this.pauses = pauses;
    this.marks = marks;
    this.sweeps = sweeps;
    this.recoveries = recoveries;
    this.work = work;
    this.clock = clock;
  }

  boolean isBegun(Place place) {
    return writes.write(place, coverage -> cursors.find(place).isPresent()).orElse(true);
  }

  /** Changes after this time of Harness's are to be followed. */
  void begin(Place place, long newest) {
    writes.run(place, coverage -> cursors.begin(place, ChangeCursor.beginningAt(newest)));
  }

  /** Inside a write or the publisher's transaction: there is something to look at from now on. */
  void start(Place place) {
    stir(place, clock.instant());
    sweeps.start(place);
  }

  /** Something moves here: it looks again in a minute. */
  void stirSoon(Place place) {
    writes.run(place, coverage -> heard(place));
  }

  /** The same, but only when following had started before. */
  void resume(Place place) {
    cursors
        .find(place)
        .filter(cursor -> cursor.nextAt() != null)
        .ifPresent(cursor -> stir(place, clock.instant()));
  }

  /** Inside a write: a delivery came. */
  void heard(Place place) {
    var soon = clock.instant().plus(ChangeCursor.SHORTEST);
    cursors
        .find(place)
        .filter(cursor -> sleepsLonger(cursor, soon))
        .ifPresent(cursor -> stir(place, soon));
  }

  private static boolean sleepsLonger(ChangeCursor cursor, Instant soon) {
    return cursor.nextAt() != null && (cursor.quiet() > 0 || cursor.nextAt().isAfter(soon));
  }

  private void stir(Place place, Instant by) {
    cursors.find(place).ifPresent(cursor -> cursors.save(place, cursor.stirred(by)));
    work.due(WorkToDo.FOLLOW, place, by);
  }

  private @Nullable Instant pausedUntil(Place place, Instant now) {
    return pauses.find(place).map(Pause::until).filter(until -> until.isAfter(now)).orElse(null);
  }

  /** An active coverage that is followed, and when to look at it again; null now. */
  record Due(Coverage coverage, @Nullable Instant rest) {}

  /** Empty when the coverage has ended or is not followed yet. */
  Optional<Due> due(Place place) {
    return writes
        .write(place, coverage -> cursors.find(place).map(cursor -> due(coverage, cursor)))
        .flatMap(found -> found)
        .flatMap(found -> found);
  }

  private Optional<Due> due(Coverage coverage, ChangeCursor cursor) {
    var now = clock.instant();
    var next = cursor.nextAt();
    if (next == null) {
      return Optional.empty();
    }
    var lease = cursor.watch().leased();
    return Optional.of(
        new Due(
            coverage,
            Stream.of(next, lease, pausedUntil(Place.of(coverage), now))
                .filter(at -> at != null && at.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null)));
  }

  /** Marks what a page shows of the group as changed; returns when to look again, null at once. */
  @Nullable Instant page(FollowGroup group, ListedPage page) {
    var first = page.pullRequests().getFirst().pullRequest().updated();
    var last = page.pullRequests().getLast().pullRequest().updated();
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) -> {
              var marked = mark(coverage, cursor, page.pullRequests());
              var next =
                  page.hasMore()
                      ? cursor.past(first, last, marked.any())
                      : ended(followed, cursor, first, marked.any());
              return next.counting(marked.untold());
            }));
  }

  /** The same for all that changed in one millisecond. */
  @Nullable Instant moment(FollowGroup group, long millis, SameMoment moment) {
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) -> {
              var marked = mark(coverage, cursor, moment.pullRequests());
              var next = cursor.pastAll(millis, marked.any()).counting(marked.untold());
              if (!moment.complete()) {
                sweeps.soon(Place.of(coverage));
              }
              return next;
            }));
  }

  private Marked mark(Coverage coverage, ChangeCursor cursor, List<Listed> all) {
    var marked = marks.mark(coverage, cursor, all);
    if (marked.untold() > 0) {
      recoveries.untold(Place.of(coverage));
    }
    return marked;
  }

  private ChangeCursor ended(Followed followed, ChangeCursor cursor, long first, boolean found) {
    var longest = followed.webhooks() ? ChangeCursor.LONGEST : ChangeCursor.LONGEST_ALONE;
    return cursor.ended(first, found, clock.instant(), longest);
  }

  /** Nothing has changed, or nothing more; returns when to look again. */
  @Nullable Instant nothing(FollowGroup group) {
    return group.move(followed ->
        move(followed, (coverage, cursor) -> ended(followed, cursor, cursor.reached(), false)));
  }

  /** Harness does not show it; returns when to ask again, null at once. */
  @Nullable Instant refused(FollowGroup group, String why) {
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) ->
                group.isOne()
                    ? cursor.refused(clock.instant(), hidden(coverage, why))
                    : cursor.alone(clock.instant().plus(ALONE))));
  }

  private static String hidden(Coverage coverage, String why) {
    return "Harness does not show the pull requests of "
        + coverage.path()
        + ": "
        + why
        + ". Check that the token's owner may see it.";
  }

  /** Harness cannot answer; returns when to ask again. */
  @Nullable Instant unanswered(FollowGroup group) {
    return group.move(
        followed -> move(followed, (coverage, cursor) -> cursor.unanswered(clock.instant())));
  }

  /** Nobody looks any more, and nothing was seen. */
  void released(FollowGroup group) {
    group
        .members()
        .forEach(followed -> {
          var place = Place.of(followed.coverage());
          writes.run(
              place,
              coverage ->
                  cursors
                      .find(place)
                      .filter(cursor -> cursor.nextAt() != null)
                      .ifPresent(cursor -> cursors.save(place, cursor.leased(clock.instant()))));
        });
  }

  /** Harness is not to be asked before then. */
  @Nullable Instant postponed(FollowGroup group, Instant until) {
    return group.move(followed -> move(followed, (coverage, cursor) -> cursor.postponed(until)));
  }

  // What was asked for from another place than where the cursor is now moves nothing.
  private @Nullable Instant move(
      Followed followed, BiFunction<Coverage, ChangeCursor, ChangeCursor> step) {
    var place = Place.of(followed.coverage());
    return writes
        .write(
            place,
            coverage ->
                cursors
                    .find(place)
                    .filter(followed.cursor()::isWhere)
                    .map(cursor -> moved(place, step.apply(coverage, cursor))))
        .flatMap(moved -> moved)
        .filter(cursor -> cursor.walk() == null || cursor.failures() > 0)
        .map(ChangeCursor::nextAt)
        .filter(next -> next.isAfter(clock.instant()))
        .orElse(null);
  }

  private ChangeCursor moved(Place place, ChangeCursor next) {
    cursors.save(place, next);
    return next;
  }
}
