package dev.harnessjira.console.connections;

import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.tenancy.SiteId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** How connections stand, ready for the pages. */
@Component
class Standings {

  private final ConnectionOverview overview;
  private final HealthWords health;
  private final Snapshot snapshot;

  Standings(ConnectionOverview overview, HealthWords health, Snapshot snapshot) {
    this.overview = overview;
    this.health = health;
    this.snapshot = snapshot;
  }

  /** Reads what a page shows as of one moment. */
  <T> T snapshot(SiteId site, Supplier<T> read) {
    return snapshot.of(site, read);
  }

  ConnectionPage page(SiteId site, ConnectionView connection) {
    var standing = overview.of(site, connection);
    return ConnectionPage.of(standing, health.of(standing));
  }

  ConnectionOverview.Overview all(SiteId site) {
    return overview.of(site);
  }

  ConnectionRow row(Standing standing) {
    return ConnectionRow.of(standing, health.of(standing));
  }
}
