package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each site should hold, with what became of it. */
public interface Entities {

  /** The database's clock in microseconds. */
  long clockMicros();

  /**
   * Locks these entities, and with them: the branches whose head one of them is, and for each
   * repository one entity that Jira holds.
   */
  List<Entity> lock(SiteId site, Set<EntityKey> keys);

  /** Writes what is wanted and what is to be done. */
  void write(SiteId site, ConnectionId connection, Collection<Entity> entities);

  /**
   * Orders what was sent under another identity to be sent again as backfill; returns how many,
   * {@code most} at most.
   */
  int sendAgain(SiteId site, WritingIdentity identity, int most, Instant now);

  /** Orders, as backfill, everything to be sent again that names one of these keys in vain. */
  void sendNaming(SiteId site, Set<String> keys, Instant now);

  /** The same for one entity for each of these keys; returns the keys that are named. */
  Set<String> sendOneNamingEach(SiteId site, Set<String> keys, Instant now);

  /**
   * Connections of which Jira may hold something written by this identity, and its repositories.
   */
  Map<ConnectionId, Set<String>> writtenBy(SiteId site, WritingIdentity identity);

  /** Ids in Jira of the repositories of coverages of which Jira may hold something. */
  Set<String> sentRepositories(SiteId site, Set<CoverageId> coverages);

  /** Locks all of a repository. */
  List<Accepted> lockRepository(SiteId site, EntityKey repository);

  /** An entity, and when Jira last accepted something of it. */
  record Accepted(Entity entity, @Nullable Instant at) {}

  /** Writes what differs from Jira: no submission of it is a first one. */
  void repair(SiteId site, ConnectionId connection, Collection<Entity> entities);

  /** Nothing of these repositories is wanted any more; it is removed by repository. */
  Left leave(SiteId site, CoverageId coverage, Set<Long> repositories);

  /**
   * Ids in Jira of those repositories of which Jira may hold something, and up to which sequence.
   */
  record Left(Set<String> repositories, long upTo) {}

  void ended(SiteId site, Set<CoverageId> coverages);

  /** Forgets rows of ended coverages, {@code most} at most; returns 0 when nothing was left. */
  int forgetEnded(SiteId site, int most);
}
