package dev.harnessjira.ingestion;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Jira should hold of a coverage, computed from what is known of Harness. */
public interface Development {

  /** Those of the entities that are linked to a key; the others are to be removed from Jira. */
  List<LinkedEntity> linked(SiteId site, CoverageId coverage, Set<EntityRef> entities);

  /** The repository as Jira should show it. */
  Optional<LinkedEntity.Repository> repository(SiteId site, CoverageId coverage, long repository);
}
