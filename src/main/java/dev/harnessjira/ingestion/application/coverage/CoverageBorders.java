package dev.harnessjira.ingestion.application.coverage;

import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * Which repositories belong to a coverage. Harness tells nobody when one moves, so whatever speaks
 * against it is a doubt, and Harness is asked where the repository is.
 */
@Service
public class CoverageBorders {

  private final Departures departures;
  private final Repositories repositories;
  private final ConnectionDirectory connections;
  private final WorkToDo work;
  private final Clock clock;

  CoverageBorders(
      Departures departures,
      Repositories repositories,
      ConnectionDirectory connections,
      WorkToDo work,
      Clock clock) {
    this.departures = departures;
    this.repositories = repositories;
    this.connections = connections;
    this.work = work;
    this.clock = clock;
  }

  /** Whether a repository with this path is covered; Harness does not tell cases apart. */
  public static boolean covers(Coverage coverage, String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    return lower.startsWith(coverage.path().toLowerCase(Locale.ROOT) + "/");
  }

  /**
   * Inside a write: whether what was told of the repository may be kept. What was told with a path
   * outside, or of one that left, is not: it may be late. Where it is, is asked then.
   */
  public boolean admits(Coverage coverage, KnownRepository told) {
    var place = Place.of(coverage);
    if (!covers(coverage, told.path()) || departures.isDeparted(place, told.id())) {
      doubt(place, told.id());
      return false;
    }
    if (repositories.find(place, told.id()).isEmpty()) {
      elsewhere(coverage, told.id()).ifPresent(other -> doubt(place.at(other), told.id()));
    }
    return true;
  }

  /** Inside a write: Harness is to be asked where it is. */
  public void doubt(Place place, long repository) {
    departures.doubt(place, repository, clock.instant());
    work.due(WorkToDo.SETTLE, place);
  }

  private Optional<CoverageId> elsewhere(Coverage coverage, long repository) {
    var others =
        all(coverage).stream()
            .map(Coverage::id)
            .filter(other -> !other.equals(coverage.id()))
            .collect(Collectors.toSet());
    return others.isEmpty()
        ? Optional.empty()
        : repositories.whereIs(Place.of(coverage), others, repository);
  }

  /** The coverage of the same site and Harness that has a repository with this path. */
  public Optional<Coverage> covering(Coverage coverage, String path) {
    return all(coverage).stream().filter(other -> covers(other, path)).findFirst();
  }

  /** All coverages of the site at the same Harness: numbers mean the same there. */
  private List<Coverage> all(Coverage coverage) {
    SiteId site = coverage.site();
    var own = connections.connection(site, coverage.connection());
    if (own.isEmpty()) {
      return List.of();
    }
    var others =
        connections.connections(site).stream()
            .filter(view -> view.baseUrl().equals(own.get().baseUrl()))
            .filter(view -> !view.id().equals(coverage.connection()))
            .map(ConnectionView::coverages);
    return Stream.concat(Stream.of(own.get().coverages()), others).flatMap(List::stream).toList();
  }
}
