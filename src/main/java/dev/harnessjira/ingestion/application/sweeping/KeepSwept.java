package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.keeping.MarkListed;
import dev.harnessjira.ingestion.application.moving.PlaceRepositories;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.missed.SweptCode.Pushed;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.RepositoryPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what a sweep found, and how far it is, both in one transaction; counts what differed. */
@Service
public class KeepSwept {

  /** So many at once; the sweep goes on with the others. */
  public static final int MOST = 500;

  private static final int MOST_FAILURES = 8;

  private final CoverageWrites writes;
  private final Sweeps sweeps;
  private final SweptCode swept;
  private final Repositories known;
  private final PullRequests pullRequests;
  private final PlaceRepositories repositories;
  private final KeepSweeps nights;
  private final CoverageBorders borders;
  private final MarkListed marks;
  private final WorkToDo work;
  private final Clock clock;

  KeepSwept(
      CoverageWrites writes,
      Sweeps sweeps,
      SweptCode swept,
      Repositories known,
      PullRequests pullRequests,
      PlaceRepositories repositories,
      KeepSweeps nights,
      CoverageBorders borders,
      MarkListed marks,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.sweeps = sweeps;
    this.swept = swept;
    this.known = known;
    this.pullRequests = pullRequests;
    this.repositories = repositories;
    this.nights = nights;
    this.borders = borders;
    this.marks = marks;
    this.work = work;
    this.clock = clock;
  }

  private void move(Place place, UnaryOperator<Sweep> step) {
    sweeps.find(place).ifPresent(sweep -> sweeps.save(place, step.apply(sweep)));
  }

  /** A page of repositories; what no page showed is asked for by its id. */
  void repositories(Coverage coverage, Sweep sweep, RepositoryPage page) {
    var place = Place.of(coverage);
    var before = sweep.swept();
    repositories.here(
        coverage,
        page.repositories(),
        found -> before != null && found.created() < before.toEpochMilli());
    writes.run(
        place,
        held -> {
          page.repositories().forEach(found -> listed(place, found));
          if (page.hasMore()) {
            move(place, it -> it.at(Phase.REPOSITORIES, next(it)));
          } else {
            move(place, it -> it.at(Phase.VANISHED, null));
          }
        });
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
          move(
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
          move(
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
    var differing =
        page.stream()
            .filter(listed -> differs(place, listed))
            .filter(listed -> borders.admits(coverage, listed.repository()))
            .toList();
    differing.forEach(listed -> marks.stale(coverage, listed, Cause.BACKFILL));
    if (!differing.isEmpty()) {
      work.due(WorkToDo.FOLD, place);
    }
    return differing.size();
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
          closed.forEach(known -> stale(place, known));
          if (!closed.isEmpty()) {
            work.due(WorkToDo.FOLD, place);
          }
          var next = closed.size() < MOST ? Phase.BRANCHES : Phase.CLOSED;
          move(place, it -> it.at(next, null).counting(closed.size()));
        });
  }

  private void stale(Place place, KnownPullRequest now) {
    pullRequests.save(place, now.with(now.freshness().noticed(clock.instant(), Cause.BACKFILL)));
  }

  /** Repositories that were pushed to since their branches were compared. */
  public List<Pushed> toCompare(Place place, int most) {
    return writes.write(place, held -> swept.toCompare(place, most)).orElse(List.of());
  }

  void repaired(Place place, long differences) {
    writes.run(place, held -> move(place, it -> it.counting(differences)));
  }

  /** Harness has no such path: where the repository is, is asked. */
  public void goneWhileCompared(Place place, Pushed repository) {
    var id = repository.repository().id();
    writes.run(
        place,
        held -> {
          if (known.find(place, id).isPresent()) {
            borders.doubt(place, id);
          }
          swept.compared(place, id, repository.pushed());
        });
  }

  void done(Place place) {
    writes.run(
        place,
        held -> {
          swept.forgetSeen(place);
          move(place, it -> it.done(clock.instant()));
        });
  }

  /** A coverage, and how far its sweep is. */
  record Current(Coverage coverage, Sweep sweep) {}

  /** Empty when the coverage has ended. */
  Optional<Current> current(Place place) {
    return writes.write(place, held -> new Current(held, nights.current(place)));
  }

  /** Harness cannot answer now; returns when it is asked again. */
  Instant later(Place place, Sweep sweep, @Nullable Instant at) {
    if (at == null && sweep.attempts() >= MOST_FAILURES) {
      return given(place);
    }
    writes.run(place, held -> move(place, Sweep::failed));
    return at == null ? clock.instant().plusSeconds(10L << sweep.attempts()) : at.plusSeconds(10);
  }

  /** It is left to the next night; returns when that is. */
  Instant given(Place place) {
    var next = nights.night(place);
    writes.run(place, held -> move(place, it -> it.given(next)));
    return next;
  }
}
