package dev.harnessjira.publishing.application;

import dev.harnessjira.publishing.domain.PausedConnections;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Keeps back, in the publisher's transaction, whatever of a connection would go to Jira, and lets
 * it go on. What a request has in it that is on its way already still arrives.
 */
@Service
public class PauseConnection {

  private final PausedConnections paused;
  private final Removals removals;
  private final SiteWork work;
  private final Clock clock;

  PauseConnection(PausedConnections paused, Removals removals, SiteWork work, Clock clock) {
    this.paused = paused;
    this.removals = removals;
    this.work = work;
    this.clock = clock;
  }

  public void pause(SiteId site, ConnectionId connection) {
    paused.add(site, connection);
  }

  /** It was resumed, or has ended. The time that a removal waited is no reason to give it up. */
  public void goOn(SiteId site, ConnectionId connection) {
    paused.remove(site, connection);
    removals.beginAgain(site, connection, clock.instant());
    work.dueNow(site);
  }
}
