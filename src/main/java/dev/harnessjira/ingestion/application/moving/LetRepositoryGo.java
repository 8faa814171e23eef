package dev.harnessjira.ingestion.application.moving;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.leaving.Departures.Departure;
import dev.harnessjira.ingestion.domain.leaving.RepositoryForgetting;
import dev.harnessjira.ingestion.domain.leaving.RepositoryForgetting.FromFork;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Forgets a repository that was deleted, or moved out of its coverage. That it left is told in the
 * transaction that hides it; its rows go in batches.
 */
@Service
public class LetRepositoryGo {

  private static final int BATCH = 500;

  private final CoverageWrites writes;
  private final Departures departures;
  private final RepositoryForgetting forgetting;
  private final KnownCode code;
  private final WorkToDo work;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LetRepositoryGo(
      CoverageWrites writes,
      Departures departures,
      RepositoryForgetting forgetting,
      KnownCode code,
      WorkToDo work,
      ApplicationEventPublisher events,
      Clock clock) {
    this.writes = writes;
    this.departures = departures;
    this.forgetting = forgetting;
    this.code = code;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  /** Inside a write; {@code movedTo} is its path now, null when it was deleted. */
  void leave(Coverage coverage, KnownRepository known, @Nullable String movedTo) {
    var place = Place.of(coverage);
    var now = clock.instant();
    departures.left(place, new Departure(known.id(), known.path(), movedTo, now));
    forgetting.hide(place, known.id());
    forgetting.from(place, known.id()).forEach(fork -> readAnew(place, fork, now));
    events.publishEvent(
        new RepositoriesLeft(
            coverage.site(), coverage.connection(), coverage.id(), Set.of(known.id())));
    work.due(WorkToDo.SETTLE, place);
  }

  // Its branch and commits were kept under the fork, which is not covered any more.
  private void readAnew(Place place, FromFork fork, Instant now) {
    var there = place.at(fork.coverage());
    var known = fork.pullRequest();
    code.pullRequests().save(there, known.with(known.freshness().noticed(now, Cause.BACKFILL)));
    work.due(WorkToDo.FOLD, there);
  }

  /** Forgets what is left of repositories that left; false when the time is up. */
  boolean forget(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      if (!writes.write(place, coverage -> batch(place)).orElse(false)) {
        return true;
      }
    }
    return false;
  }

  private boolean batch(Place place) {
    var next = departures.unforgotten(place);
    next.ifPresent(repository -> batch(place, repository));
    return next.isPresent();
  }

  private void batch(Place place, long repository) {
    var batch = forgetting.forget(place, repository, BATCH);
    batch
        .affected()
        .forEach((coverage, entities) ->
            events.publishEvent(
                new DevelopmentChanged(
                    place.site(), coverage, entities, Cause.BACKFILL, clock.instant())));
    if (!batch.more()) {
      departures.forgotten(place, repository);
    }
  }
}
