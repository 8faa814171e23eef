package dev.harnessjira.ingestion.application.moving;

import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.keeping.TakeNotice;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/**
 * Keeps where Harness says that a repository is: here, renamed perhaps, or back; in another
 * coverage of the site, which takes it in; or nowhere.
 */
@Service
public class PlaceRepositories {

  private final CoverageWrites writes;
  private final Repositories repositories;
  private final Departures departures;
  private final CoverageBorders borders;
  private final LetRepositoryGo letGo;
  private final TakeNotice notices;
  private final KeepSweeps sweeps;
  private final Optional<Backfills> backfills;
  private final Clock clock;

  PlaceRepositories(
      CoverageWrites writes,
      Repositories repositories,
      Departures departures,
      CoverageBorders borders,
      LetRepositoryGo letGo,
      TakeNotice notices,
      KeepSweeps sweeps,
      Optional<Backfills> backfills,
      Clock clock) {
    this.writes = writes;
    this.repositories = repositories;
    this.departures = departures;
    this.borders = borders;
    this.letGo = letGo;
    this.notices = notices;
    this.sweeps = sweeps;
    this.backfills = backfills;
    this.clock = clock;
  }

  /** Repositories of a coverage of which it is not sure where they are. */
  record Doubted(Coverage coverage, List<Long> repositories) {}

  /** Some of them; empty when there are none, or the coverage has ended. */
  Optional<Doubted> doubted(Place place, int most) {
    return writes
        .write(place, held -> new Doubted(held, departures.doubted(place, clock.instant(), most)))
        .filter(doubted -> !doubted.repositories().isEmpty());
  }

  /** Harness was asked and tells where it is. */
  void found(Coverage coverage, ListedRepository found) {
    var place = Place.of(coverage);
    var repository = found.repository();
    if (CoverageBorders.covers(coverage, repository.path())) {
      here(coverage, List.of(found), it -> isNew(place, repository.id()));
    } else {
      writes.run(
          place,
          held -> {
            departures.settled(place, repository.id());
            repositories
                .find(place, repository.id())
                .ifPresent(known -> letGo.leave(held, known, repository.path()));
          });
      borders
          .covering(coverage, repository.path())
          .ifPresent(
              other -> here(other, List.of(found), it -> isNew(Place.of(other), repository.id())));
    }
  }

  /** They are in this coverage, and those that {@code moved} came from elsewhere. */
  public void here(
      Coverage coverage, List<ListedRepository> found, Predicate<ListedRepository> moved) {
    var taken =
        writes
            .write(
                Place.of(coverage),
                held ->
                    found.stream()
                        .filter(it -> CoverageBorders.covers(held, it.repository().path()))
                        .filter(it -> keep(held, it.repository(), moved.test(it)))
                        .toList())
            .orElse(List.of());
    backfills.ifPresent(all ->
        taken.forEach(it -> all.start(coverage.site(), coverage.id(), it.repository().id())));
  }

  /** Whether it was not here before, and so is to be read as a whole. */
  private boolean keep(Coverage coverage, KnownRepository repository, boolean moved) {
    var place = Place.of(coverage);
    var id = repository.id();
    var isNew = isNew(place, id);
    departures.settled(place, id);
    if (moved) {
      departures.arrived(place, id, clock.instant());
    } else if (isNew) {
      departures.returned(place, id);
    }
    notices.listed(place, repository, clock.instant());
    if (isNew || moved) {
      sweeps.soon(place);
    }
    return isNew || moved;
  }

  private boolean isNew(Place place, long repository) {
    return repositories.find(place, repository).isEmpty()
        || departures.isDeparted(place, repository);
  }

  /** Harness has no such id any more. */
  void gone(Coverage coverage, long repository) {
    var place = Place.of(coverage);
    writes.run(
        place,
        held -> {
          departures.settled(place, repository);
          repositories.find(place, repository).ifPresent(known -> letGo.leave(held, known, null));
        });
  }

  /** Harness does not tell. */
  void settled(Coverage coverage, long repository) {
    var place = Place.of(coverage);
    writes.run(place, held -> departures.settled(place, repository));
  }
}
