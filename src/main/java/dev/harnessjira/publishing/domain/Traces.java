package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of single entities; each call joins the current transaction of the site. */
public interface Traces {

  List<TracedEntity> of(SiteId site, Collection<EntityKey> keys);

  List<TracedEntity> naming(SiteId site, String issueKey, int limit);

  Optional<UnknownKey> unknownKey(SiteId site, String issueKey);

  Map<CoverageId, Set<EntityRef>> refused(SiteId site, ConnectionId connection, int limit);

  /** Orders, as backfill, what does not wait to be sent or deleted again; returns how many. */
  int sendAgain(SiteId site, Set<EntityKey> keys, Instant now);
}
