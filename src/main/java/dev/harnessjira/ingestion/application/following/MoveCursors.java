package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.following.FollowGroup.Followed;
import dev.harnessjira.ingestion.application.keeping.MarkListed.Marked;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.SameMoment;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Moves the change cursors of a group past what a look at it told, and keeps that in the same
 * transaction; so a stop at any point repeats a page at the most.
 */
@Service
class MoveCursors {

  /** A space that was not shown is not asked for again before this. */
  private static final Duration ALONE = Duration.ofDays(1);

  private final CoverageWrites writes;
  private final ChangeCursors cursors;
  private final TakeChanges changes;
  private final Clock clock;

  MoveCursors(CoverageWrites writes, ChangeCursors cursors, TakeChanges changes, Clock clock) {
    this.writes = writes;
    this.cursors = cursors;
    this.changes = changes;
    this.clock = clock;
  }

  /** Takes in what a page shows of the group; returns when to look again, null at once. */
  @Nullable Instant page(FollowGroup group, ListedPage page) {
    var first = page.pullRequests().getFirst().pullRequest().updated();
    var last = page.pullRequests().getLast().pullRequest().updated();
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) -> {
              var marked = changes.take(coverage, cursor, page.pullRequests());
              if (page.hasMore()) {
                return on(followed, cursor.past(first, last, marked.any()), marked);
              }
              missed(followed, cursor.missed() + marked.missed());
              return ended(followed, cursor, first, marked.any()).counting(marked.untold());
            }));
  }

  /** The same for all that changed in one millisecond. */
  @Nullable Instant moment(FollowGroup group, long millis, SameMoment moment) {
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) -> {
              var marked = changes.take(coverage, cursor, moment.pullRequests());
              if (!moment.complete()) {
                changes.incomplete(coverage);
              }
              return on(followed, cursor.pastAll(millis, marked.any()), marked);
            }));
  }

  private static ChangeCursor on(Followed followed, ChangeCursor next, Marked marked) {
    return next.counting(marked.untold()).missing(followed.webhooks() ? marked.missed() : 0);
  }

  private void missed(Followed followed, long more) {
    if (followed.webhooks()) {
      changes.missed(followed.coverage(), more);
    }
  }

  private ChangeCursor ended(Followed followed, ChangeCursor cursor, long first, boolean found) {
    var longest = followed.webhooks() ? ChangeCursor.LONGEST : ChangeCursor.LONGEST_ALONE;
    return cursor.ended(first, found, clock.instant(), longest);
  }

  /** Nothing has changed, or nothing more; returns when to look again. */
  @Nullable Instant nothing(FollowGroup group) {
    return group.move(followed ->
        move(
            followed,
            (coverage, cursor) -> {
              missed(followed, cursor.missed());
              return ended(followed, cursor, cursor.reached(), false);
            }));
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
  @Nullable Instant postponed(FollowGroup group, Instant at, Duration longer) {
    // A time that has passed would have Harness asked again and again in the same moment.
    var now = clock.instant();
    var until = (at.isBefore(now) ? now : at).plus(longer);
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
