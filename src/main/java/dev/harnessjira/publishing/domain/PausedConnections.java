package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;

/** Connections of which nothing is sent, deleted or removed for the time being. */
public interface PausedConnections {

  void add(SiteId site, ConnectionId connection);

  void remove(SiteId site, ConnectionId connection);
}
