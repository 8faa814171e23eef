package dev.harnessjira.ingestion;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reading what was there before anybody listened: open pull requests and active branches first,
 * then history. It begins by itself when a connection or project is added, goes on where it was
 * after any stop, and can be asked for again.
 */
public interface Backfills {

  /** The status of a connection; {@link BackfillStatus#NONE} when it has none. */
  default BackfillStatus status(SiteId site, ConnectionId connection) {
    return statuses(site, List.of(connection)).getOrDefault(connection, BackfillStatus.NONE);
  }

  /** The status of each of these connections that has one, in one look at the database. */
  Map<ConnectionId, BackfillStatus> statuses(SiteId site, Collection<ConnectionId> connections);

  /** Repositories that failed, by path. */
  List<FailedRepository> failed(SiteId site, ConnectionId connection);

  /** Reads the whole connection again, unless that is going on; false when it has ended. */
  boolean start(SiteId site, ConnectionId connection);

  /** Reads one repository again; false when it is not known in an active coverage. */
  boolean start(SiteId site, CoverageId coverage, long repository);

  /** Tries all repositories of the connection that failed again; returns how many. */
  int retryFailed(SiteId site, ConnectionId connection);
}
