package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.keeping.MarkListed;
import dev.harnessjira.ingestion.application.moving.PlaceRepositories;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.RepositoryPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** Keeps what a sweep found, and how far it is, both in one transaction; counts what differed. */
@Service
class KeepSwept {

  /** So many at once; the sweep goes on with the others. */
  private static final int MOST = 500;

  private final CoverageWrites writes;
  private final MoveSweeps sweeps;
  private final SweptCode swept;
  private final PullRequests pullRequests;
  private final PlaceRepositories repositories;
  private final CoverageBorders borders;
  private final MarkListed marks;
  private final Clock clock;

  KeepSwept(
      CoverageWrites writes,
      MoveSweeps sweeps,
      SweptCode swept,
      PullRequests pullRequests,
      PlaceRepositories repositories,
      CoverageBorders borders,
      MarkListed marks,
      Clock clock) {
    this.writes = writes;
    this.sweeps = sweeps;
    this.swept = swept;
    this.pullRequests = pullRequests;
    this.repositories = repositories;
    this.borders = borders;
    this.marks = marks;
    this.clock = clock;
  }

  /** A page of repositories; what no page showed is asked for by its id. */
  void repositories(Coverage coverage, Sweep sweep, RepositoryPage page) {
    var place = Place.of(coverage);
    repositories.here(coverage, page.repositories(), found -> isFromElsewhere(place, sweep, found));
    writes.run(
        place,
        held -> {
          page.repositories().forEach(found -> listed(place, found));
          if (page.hasMore()) {
            sweeps.move(place, it -> it.at(Phase.REPOSITORIES, next(it)));
          } else {
            sweeps.move(place, it -> it.at(Phase.VANISHED, null));
          }
        });
  }

  // The last sweep would have listed it, whatever has told of it since.
  private boolean isFromElsewhere(Place place, Sweep sweep, ListedRepository found) {
    var before = sweep.swept();
    return before != null
        && found.created() < before.toEpochMilli()
        && !swept.isListed(place, found.repository().id());
  }

  private static long next(Sweep sweep) {
    return (sweep.position() == null ? 1 : sweep.position()) + 1;
  }

  private void listed(Place place, ListedRepository found) {
    swept.listed(place, found, clock.instant());
  }

  /** Some that no page showed: where they are, is asked. */
  void vanished(Coverage coverage, Sweep sweep) {
    var place = Place.of(coverage);
    writes.run(
        place,
        held -> {
          var after = sweep.position() == null ? 0 : sweep.position();
          var vanished = swept.unlisted(place, since(sweep), after, MOST);
          vanished.forEach(repository -> borders.doubt(place, repository.id()));
          sweeps.move(
              place,
              it ->
                  vanished.size() < MOST
                      ? it.at(Phase.PULL_REQUESTS, null)
                      : it.at(Phase.VANISHED, vanished.getLast().id()));
        });
  }

  private static Instant since(Sweep sweep) {
    return sweep.began() == null ? Instant.EPOCH : sweep.began();
  }

  /** A page of open pull requests; an empty one is the last. */
  void pullRequests(Coverage coverage, Sweep sweep, List<Listed> page) {
    var place = Place.of(coverage);
    writes.run(
        place,
        held -> {
          var last = isLast(sweep, page);
          var repaired = differing(coverage, page);
          var next = last ? null : before(sweep, page);
          sweeps.move(
              place,
              it -> it.at(last ? Phase.CLOSED : Phase.PULL_REQUESTS, next).counting(repaired));
        });
  }

  /** Nothing but the one that was asked for again follows. */
  private static boolean isLast(Sweep sweep, List<Listed> page) {
    var position = sweep.position();
    return page.isEmpty()
        || (page.size() == 1
            && position != null
            && position <= page.getFirst().pullRequest().updated() + 1);
  }

  // Two may have changed in the same millisecond, so the last one is asked for again.
  private static long before(Sweep sweep, List<Listed> page) {
    var last = page.getLast().pullRequest().updated();
    var position = sweep.position();
    return position != null && position <= last + 1 ? position - 1 : last + 1;
  }

  private long differing(Coverage coverage, List<Listed> page) {
    var place = Place.of(coverage);
    swept.seen(place, page.stream().map(listed -> listed.pullRequest().facts().ref()).toList());
    return marks.stale(
        coverage, page.stream().filter(listed -> differs(place, listed)).toList(), Cause.BACKFILL);
  }

  private boolean differs(Place place, Listed listed) {
    var read = listed.pullRequest();
    var now = pullRequests.find(place, read.facts().ref()).orElse(null);
    if (now == null) {
      return !CountedPlaces.ALL.keys(read.facts()).isEmpty();
    }
    return !now.freshness().stale() && !now.knowsMoreThan(read.updated() - 1);
  }

  /** Some that no page showed as open: they are read. */
  void closed(Coverage coverage, Sweep sweep) {
    var place = Place.of(coverage);
    writes.run(
        place,
        held -> {
          var closed = swept.unseenOpen(place, since(sweep), MOST);
          marks.stale(place, closed, Cause.BACKFILL);
          var next = closed.size() < MOST ? Phase.BRANCHES : Phase.CLOSED;
          sweeps.move(place, it -> it.at(next, null).counting(closed.size()));
        });
  }
}
