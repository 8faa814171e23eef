package dev.harnessjira.ingestion;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The repositories that a connection covers, as far as they are known. */
public interface RepositoryDirectory {

  /** Repositories on a page. */
  int PAGE = 25;

  /**
   * A page of the repositories whose path contains the query (case does not matter; blank: all), by
   * path. Pages count from 0.
   */
  RepositoryPage repositories(SiteId site, ConnectionId connection, String query, int page);

  /** Repositories that left a coverage of the connection, the latest first; 100 at most. */
  default List<DepartedRepository> departed(SiteId site, ConnectionId connection) {
    return List.of();
  }

  /** Repositories that moved into a coverage of the connection, the latest first; 100 at most. */
  default List<ArrivedRepository> arrived(SiteId site, ConnectionId connection) {
    return List.of();
  }

  /**
   * A repository that left, with the path that it had; {@code movedTo} is its path now, null when
   * it was deleted.
   */
  record DepartedRepository(
      CoverageId coverage, long id, String path, @Nullable String movedTo, Instant at) {}

  /** A repository that was made elsewhere and moved here. */
  record ArrivedRepository(CoverageId coverage, long id, String path, Instant at) {}

  /**
   * A covered repository; {@code url} is its page for people. One that is {@code archived} in
   * Harness can only be read there; what Jira shows of it stays, and nothing comes from it.
   */
  record CoveredRepository(
      CoverageId coverage,
      long id,
      String path,
      String name,
      String url,
      @Nullable Instant lastEvent,
      boolean archived) {

    public CoveredRepository(
        CoverageId coverage,
        long id,
        String path,
        String name,
        String url,
        @Nullable Instant lastEvent) {
      this(coverage, id, path, name, url, lastEvent, false);
    }
  }

  /** Some of the repositories, and how many there are. */
  record RepositoryPage(List<CoveredRepository> repositories, int page, long total) {

    public boolean hasNext() {
      return (page + 1L) * PAGE < total;
    }
  }
}
