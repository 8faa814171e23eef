package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may have changed. */
public interface Marks {

  /** Adds marks; one that is there keeps its earliest time and strongest cause. */
  void add(SiteId site, ConnectionId connection, Collection<Mark> marks);

  /** The coverage whose marks come next: live ones first, then the oldest. */
  Optional<CoverageId> next(SiteId site);

  /** Takes away marks of a coverage, live and oldest first, {@code most} at most. */
  List<Mark> take(SiteId site, CoverageId coverage, int most);

  void forget(SiteId site, CoverageId coverage);

  /** Forgets those of repositories; waits for whoever computes with them. */
  void forget(SiteId site, CoverageId coverage, Set<Long> repositories);
}
