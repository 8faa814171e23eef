package dev.harnessjira.scope.application;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkOwner;
import java.util.UUID;

/** Connections as owners of durable work. */
final class Owners {

  private Owners() {}

  static WorkOwner of(SiteId site, ConnectionId connection) {
    return new WorkOwner(site.value(), connection.toString());
  }

  static SiteId site(WorkOwner owner) {
    return new SiteId(owner.site());
  }

  static ConnectionId connection(WorkOwner owner) {
    return new ConnectionId(UUID.fromString(owner.key()));
  }
}
