package dev.harnessjira.publishing;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;

/** What an administrator may order. */
public interface PublishingAdministration {

  /**
   * Has everything that was published of a connection compared with what Jira holds, and the
   * difference repaired: durable work, a repository at a time.
   */
  void compareWithJira(SiteId site, ConnectionId connection);
}
