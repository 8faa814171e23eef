package dev.harnessjira.ingestion;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.Map;

/** Tells how listening to Harness goes. */
public interface IngestionReport {

  /** The status of a connection, all its coverages together. */
  IngestionStatus status(SiteId site, ConnectionId connection);

  /** The status of each of these connections; a page of connections asks once. */
  default Map<ConnectionId, IngestionStatus> statuses(
      SiteId site, Collection<ConnectionId> connections) {
    return connections.stream().collect(toMap(identity(), it -> status(site, it)));
  }
}
