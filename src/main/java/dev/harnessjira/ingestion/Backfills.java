package dev.harnessjira.ingestion;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;

/**
 * Reading what was there before anybody listened: open pull requests and active branches first,
 * then history. It begins by itself when a connection or project is added, goes on where it was
 * after any stop, and can be asked for again.
 */
public interface Backfills {

  BackfillStatus status(SiteId site, ConnectionId connection);

  /** Repositories that failed, by path. */
  List<FailedRepository> failed(SiteId site, ConnectionId connection);

  /** Reads the whole connection again; false when it has ended. */
  boolean start(SiteId site, ConnectionId connection);

  /** Reads one repository again; false when it is not known in an active coverage. */
  boolean start(SiteId site, CoverageId coverage, long repository);

  /** Tries all repositories of the connection that failed again; returns how many. */
  int retryFailed(SiteId site, ConnectionId connection);
}
