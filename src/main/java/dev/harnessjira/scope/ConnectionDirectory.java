package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Optional;

/** The connections of a Jira site, as its administrators see them. */
public interface ConnectionDirectory {

  /** Those that have not ended, oldest first. */
  List<ConnectionView> connections(SiteId site);

  Optional<ConnectionView> connection(SiteId site, ConnectionId connection);

  /** Its options; those of a connection that is not there are the usual ones. */
  ConnectionOptions options(SiteId site, ConnectionId connection);

  /** Those that ended in the last 30 days, the latest first. */
  List<EndedConnection> ended(SiteId site);
}
