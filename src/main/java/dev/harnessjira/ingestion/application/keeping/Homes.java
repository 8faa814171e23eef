package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finds where the source branch and the commits of a pull request are kept. */
@Service
public class Homes {

  private final Repositories repositories;
  private final ConnectionDirectory connections;
  private final CoverageWrites writes;

  Homes(Repositories repositories, ConnectionDirectory connections, CoverageWrites writes) {
    this.repositories = repositories;
    this.connections = connections;
    this.writes = writes;
  }

  /** Inside a write for the coverage; another coverage is held, too, when the home is there. */
  public Home of(
      Coverage coverage,
      PullRequestFacts facts,
      @Nullable KnownRepository source,
      @Nullable KnownPullRequest older) {
    var place = Place.of(coverage);
    var fork = facts.sourceRepository();
    if (!facts.fromFork()) {
      return new Home(coverage.id(), facts.ref().repository(), facts.sourceBranch());
    }
    return Optional.ofNullable(fork)
        .flatMap(id -> covering(coverage, id, source))
        .filter(other -> other.equals(coverage.id()) || isHeld(place.at(other)))
        .map(other -> new Home(other, fork == null ? 0 : fork, facts.sourceBranch()))
        .orElseGet(() -> foreign(coverage, facts, source, older));
  }

  private boolean isHeld(Place other) {
    return writes.hold(other).isPresent();
  }

  private Optional<CoverageId> covering(
      Coverage coverage, long fork, @Nullable KnownRepository source) {
    var coverages =
        connections
            .connection(coverage.site(), coverage.connection())
            .map(ConnectionView::coverages)
            .orElse(List.of(coverage));
    var ids = coverages.stream().map(Coverage::id).collect(Collectors.toSet());
    return repositories
        .whereIs(Place.of(coverage), ids, fork)
        .or(() -> source == null ? Optional.empty() : byPath(coverages, source.path()));
  }

  private static Optional<CoverageId> byPath(List<Coverage> coverages, String path) {
    var lower = path.toLowerCase(Locale.ROOT);
    return coverages.stream()
        .filter(coverage -> lower.startsWith(coverage.path().toLowerCase(Locale.ROOT) + "/"))
        .map(Coverage::id)
        .findFirst();
  }

  // Once a fork is gone nobody tells its path any more; its branch keeps the name it had.
  private static Home foreign(
      Coverage coverage,
      PullRequestFacts facts,
      @Nullable KnownRepository source,
      @Nullable KnownPullRequest older) {
    var target = facts.ref().repository();
    if (source == null && older != null && older.home().repository() == target) {
      return older.home();
    }
    var fork = source == null ? "fork " + facts.sourceRepository() : source.path();
    return new Home(coverage.id(), target, Home.foreign(fork, facts.sourceBranch()));
  }
}
