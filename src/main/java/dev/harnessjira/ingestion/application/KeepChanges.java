package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.domain.ChangeCursors;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
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

  private final CoverageWrites writes;
  private final ChangeCursors cursors;
  private final Pauses pauses;
  private final MarkListed marks;
  private final WorkToDo work;
  private final Clock clock;

  KeepChanges(
      CoverageWrites writes,
      ChangeCursors cursors,
      Pauses pauses,
      MarkListed marks,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.cursors = cursors;
    this.pauses = pauses;
    this.marks = marks;
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

  /** A coverage, how far its changes are followed, and until when Harness is not asked. */
  record Followed(Coverage coverage, ChangeCursor cursor, @Nullable Instant pausedUntil) {

    /** When to look again, unless that is now. */
    @Nullable Instant restsUntil(Instant now) {
      return Stream.of(cursor.nextAt(), pausedUntil)
          .filter(at -> at != null && at.isAfter(now))
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  /** Empty when the coverage has ended or is not followed yet. */
  Optional<Followed> find(Place place) {
    return writes
        .write(place, coverage -> cursors.find(place).map(cursor -> followed(coverage, cursor)))
        .flatMap(found -> found)
        .filter(followed -> followed.cursor().nextAt() != null);
  }

  private Followed followed(Coverage coverage, ChangeCursor cursor) {
    var pause = pauses.find(Place.of(coverage)).map(Pause::until).orElse(null);
    return new Followed(coverage, cursor, pause);
  }

  /** Marks what a page shows as changed; returns when to look again, null at once. */
  @Nullable Instant page(Place place, ChangeCursor asked, ListedPage page) {
    return move(place, asked, (coverage, cursor) -> past(coverage, cursor, page));
  }

  private ChangeCursor past(Coverage coverage, ChangeCursor cursor, ListedPage page) {
    var marked = marks.mark(coverage, cursor, page.pullRequests());
    var first = page.pullRequests().getFirst().pullRequest().updated();
    var last = page.pullRequests().getLast().pullRequest().updated();
    var next =
        page.hasMore()
            ? cursor.past(first, last, marked.any())
            : cursor.ended(first, marked.any(), clock.instant());
    return next.counting(marked.untold());
  }

  /** Nothing has changed, or nothing more; returns when to look again. */
  @Nullable Instant nothing(Place place, ChangeCursor asked) {
    return move(
        place, asked, (coverage, cursor) -> cursor.ended(cursor.reached(), false, clock.instant()));
  }

  /** Harness does not show it; returns when to ask again. */
  @Nullable Instant refused(Place place, ChangeCursor asked) {
    return move(place, asked, (coverage, cursor) -> cursor.refused(clock.instant()));
  }

  /** Harness cannot answer; returns when to ask again. */
  @Nullable Instant unanswered(Place place, ChangeCursor asked) {
    return move(place, asked, (coverage, cursor) -> cursor.unanswered(clock.instant()));
  }

  // What was asked for from another place than where the cursor is now moves nothing.
  private @Nullable Instant move(
      Place place, ChangeCursor asked, BiFunction<Coverage, ChangeCursor, ChangeCursor> step) {
    return writes
        .write(
            place,
            coverage ->
                cursors
                    .find(place)
                    .filter(asked::isWhere)
                    .map(cursor -> moved(place, step.apply(coverage, cursor))))
        .flatMap(moved -> moved)
        .filter(cursor -> cursor.walk() == null || cursor.failures() > 0)
        .map(ChangeCursor::nextAt)
        .orElse(null);
  }

  private ChangeCursor moved(Place place, ChangeCursor next) {
    cursors.save(place, next);
    return next;
  }
}
