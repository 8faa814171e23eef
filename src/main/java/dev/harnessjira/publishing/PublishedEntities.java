package dev.harnessjira.publishing;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of single entities, from the stored rows alone, and sending them again. */
public interface PublishedEntities {

  /** Those of the entities of which Jira holds something, should, or did. */
  List<TracedEntity> trace(SiteId site, CoverageId coverage, Collection<EntityRef> entities);

  /**
   * Entities that name an issue key, in upper case, or did once; pull requests first, {@code limit}
   * at most.
   */
  List<TracedEntity> naming(SiteId site, String issueKey, int limit);

  /** What is known of an issue key that Jira said it does not know; empty when it never did. */
  Optional<UnknownKey> unknownKey(SiteId site, String issueKey);

  /** What Jira refused of a connection, the latest first, {@code limit} at most. */
  Map<CoverageId, Set<EntityRef>> refused(SiteId site, ConnectionId connection, int limit);

  /**
   * Has these sent or removed again with a new sequence, as they are known now, by durable work;
   * what waits already is left alone. Returns how many are ordered.
   */
  int sendAgain(SiteId site, CoverageId coverage, Collection<EntityRef> entities);
}
