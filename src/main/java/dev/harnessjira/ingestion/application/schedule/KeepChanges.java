package dev.harnessjira.ingestion.application.schedule;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps from where on the changes of a coverage are followed, and when they are looked at. */
@Service
public class KeepChanges {

  private final CoverageWrites writes;
  private final ChangeCursors cursors;
  private final Pauses pauses;
  private final KeepSweeps sweeps;
  private final WorkToDo work;
  private final Clock clock;

  KeepChanges(
      CoverageWrites writes,
      ChangeCursors cursors,
      Pauses pauses,
      KeepSweeps sweeps,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.cursors = cursors;
    this.pauses = pauses;
    this.sweeps = sweeps;
    this.work = work;
    this.clock = clock;
  }

  boolean isBegun(Place place) {
    return writes.write(place, coverage -> cursors.find(place).isPresent()).orElse(true);
  }

  /** Changes after this time of Harness's are to be followed. */
  public void begin(Place place, long newest) {
    writes.run(place, coverage -> cursors.begin(place, ChangeCursor.beginningAt(newest)));
  }

  /** Inside a write or the publisher's transaction: there is something to look at from now on. */
  public void start(Place place) {
    stir(place, clock.instant());
    sweeps.start(place);
  }

  /** Something moves here: it looks again in a minute. */
  public void stirSoon(Place place) {
    writes.run(place, coverage -> heard(place));
  }

  /** The same, but only when following had started before. */
  public void resume(Place place) {
    cursors
        .find(place)
        .filter(cursor -> cursor.nextAt() != null)
        .ifPresent(cursor -> stir(place, clock.instant()));
  }

  /** Inside a write: a delivery came. */
  public void heard(Place place) {
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

  /**
   * An active coverage that is followed, when to look at it again, null now, and how urgent that
   * is: after an outage titles and states come before the details of what is known to have changed,
   * and do not wait while those are paused.
   */
  public record Due(Coverage coverage, @Nullable Instant rest, Urgency urgency) {}

  /** Empty when the coverage has ended or is not followed yet. */
  public Optional<Due> due(Place place) {
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
    var overdue = cursor.isOverdue(now);
    var paused = overdue ? null : pausedUntil(Place.of(coverage), now);
    return Optional.of(
        new Due(
            coverage,
            Stream.of(next, lease, paused)
                .filter(at -> at != null && at.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null),
            overdue ? Urgency.OVERDUE : Urgency.CURSOR));
  }
}
