package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.announcing.PlacesThatCount;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps how far backfills are, and what a page told in the same transaction; so a stop at any point
 * repeats a page at the most. What was asked for before somebody began anew moves nothing.
 */
@Service
class KeepBackfills {

  private final CoverageWrites writes;
  private final BackfillStates states;
  private final PlacesThatCount places;
  private final Clock clock;

  KeepBackfills(CoverageWrites writes, BackfillStates states, PlacesThatCount places, Clock clock) {
    this.writes = writes;
    this.states = states;
    this.places = places;
    this.clock = clock;
  }

  /**
   * How far it is. {@code repository} is the one to be read next; {@code retry} is when one that
   * failed may be tried again.
   */
  record Look(
      Coverage coverage,
      Backfill state,
      BackfillWorth worth,
      @Nullable RepositoryBackfill repository,
      @Nullable Instant retry) {

    boolean isDone() {
      return repository == null && state.hasWalked();
    }
  }

  /** Empty when nothing was begun or the coverage has ended. */
  Optional<Look> look(Place place) {
    return writes
        .write(place, coverage -> states.find(place).map(state -> look(coverage, state)))
        .flatMap(found -> found);
  }

  private Look look(Coverage coverage, Backfill state) {
    var place = Place.of(coverage);
    var listed = state.repositoryPage() == 0 && state.open().ended();
    return new Look(
        coverage,
        state,
        new BackfillWorth(places.in(coverage)),
        listed ? states.next(place, clock.instant()).orElse(null) : null,
        states.nextRetry(place));
  }

  /** Keeps what was told, and that the backfill is further. */
  void move(Look look, Function<Coverage, Tally> told, UnaryOperator<Backfill> further) {
    var place = Place.of(look.coverage());
    writes.run(
        place,
        coverage -> {
          if (isSame(place, look)) {
            var tally = told.apply(coverage);
            states
                .find(place)
                .map(further)
                .ifPresent(next -> states.save(place, next.achieved(tally, clock.instant())));
          }
        });
  }

  private boolean isSame(Place place, Look look) {
    var run = look.state().run();
    return states.find(place).filter(now -> now.run() == run).isPresent();
  }

  /** The same, and that the repository is. */
  void move(
      Look look,
      RepositoryBackfill asked,
      Function<Coverage, Tally> told,
      UnaryOperator<RepositoryBackfill> further) {
    var place = Place.of(look.coverage());
    move(
        look,
        coverage -> {
          var now = states.repository(place, asked.repository()).filter(asked::equals);
          now.ifPresent(state -> states.save(place, further.apply(state)));
          return now.isPresent() ? told.apply(coverage) : Tally.NOTHING;
        },
        state -> state);
  }

  /** The repository cannot be read; the others can. */
  void repositoryFailed(Look look, KnownRepository repository, Reason reason, String words) {
    var place = Place.of(look.coverage());
    move(
        look,
        coverage -> {
          var at = clock.instant();
          var state =
              states
                  .repository(place, repository.id())
                  .orElseGet(() ->
                      RepositoryBackfill.alone(
                          repository.id(), look.state().run(), repository.path(), at));
          states.save(place, state.failed(reason, words, at));
          return Tally.NOTHING;
        },
        state -> state);
  }

  /** Harness did not answer; a problem is what the page says about it. */
  void failed(Place place, @Nullable String problem) {
    writes.run(
        place,
        coverage ->
            states.find(place).ifPresent(state -> states.save(place, state.failed(problem))));
  }

  /** Inside a write. */
  boolean isFailed(Place place, long repository) {
    return states
        .repository(place, repository)
        .filter(state -> state.failure() != null)
        .isPresent();
  }

  /** Inside a write: keeps what a list says of a repository. */
  void listed(Place place, RepositoryBackfill repository) {
    states.save(place, repository);
  }

  /** Inside a write: those that the run did not list are no longer there. */
  void allListed(Place place, int run) {
    states.forgetListedBefore(place, run);
  }
}
