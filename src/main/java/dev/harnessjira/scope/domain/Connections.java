package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView.Paused;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The connections of the sites. Each call joins the site's transaction. */
public interface Connections {

  void add(Connection connection, Instant at);

  Optional<Connection> find(SiteId site, ConnectionId id);

  /**
   * The connection, for this transaction alone to change. Always the first lock of a change: a
   * coverage is locked after its connection.
   */
  Optional<Connection> lock(SiteId site, ConnectionId id);

  /** Those that have not ended, oldest first. */
  List<Connection> active(SiteId site);

  /** Those that ended after the given time, the latest first. */
  List<Connection> endedAfter(SiteId site, Instant time);

  /** Notes that it is established; false when it was before. */
  boolean establish(SiteId site, ConnectionId id, Instant at);

  void end(SiteId site, ConnectionId id, Instant at);

  void choose(SiteId site, ConnectionId id, ConnectionOptions options);

  /** Null resumes it. */
  void pause(SiteId site, ConnectionId id, @Nullable Paused paused);

  /** Calls the account at this address from now on. */
  void move(SiteId site, ConnectionId id, URI baseUrl);
}
