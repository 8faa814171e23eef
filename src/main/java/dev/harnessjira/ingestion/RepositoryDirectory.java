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

  /** A covered repository; {@code url} is its page for people. */
  record CoveredRepository(
      CoverageId coverage,
      long id,
      String path,
      String name,
      String url,
      @Nullable Instant lastEvent) {}

  /** Some of the repositories, and how many there are. */
  record RepositoryPage(List<CoveredRepository> repositories, int page, long total) {

    public boolean hasNext() {
      return (page + 1L) * PAGE < total;
    }
  }
}
