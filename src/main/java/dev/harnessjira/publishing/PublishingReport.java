package dev.harnessjira.publishing;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what Jira holds, refused and still waits for, and how removals go. */
public interface PublishingReport {

  /** How publishing goes for a connection. */
  PublishingStatus status(SiteId site, ConnectionId connection);

  /** How it goes for each of these connections; a page of connections asks once. */
  Map<ConnectionId, PublishingStatus> statuses(SiteId site, Collection<ConnectionId> connections);

  /** What Jira refused of a connection, the latest first, {@code limit} at most. */
  List<RefusedEntity> refused(SiteId site, ConnectionId connection, int limit);

  /**
   * Issue keys that entities of a connection name and Jira does not know, those of most entities
   * first, {@code limit} at most.
   */
  List<UnknownKey> unknownKeys(SiteId site, ConnectionId connection, int limit);

  /** What Jira holds of each repository of a connection. */
  List<RepositoryEntities> repositories(SiteId site, ConnectionId connection);

  /** How the latest comparison of a connection with Jira goes; empty when there was none. */
  Optional<Comparison> comparison(SiteId site, ConnectionId connection);

  /** How it goes for the whole site. */
  SiteFlow flow(SiteId site);

  /** Removals of the site that go on, or that left something behind, the latest first. */
  List<RemovalProgress> removals(SiteId site);
}
