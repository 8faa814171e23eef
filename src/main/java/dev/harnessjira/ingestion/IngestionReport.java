package dev.harnessjira.ingestion;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;

/** Tells how listening to Harness goes. */
public interface IngestionReport {

  /** The status of a connection, all its coverages together. */
  IngestionStatus status(SiteId site, ConnectionId connection);
}
