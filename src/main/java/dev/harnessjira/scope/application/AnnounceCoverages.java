package dev.harnessjira.scope.application;

import dev.harnessjira.scope.ConnectionEstablished;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ProjectsAdded;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.scope.domain.SpacesFollowed;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tells others of coverages that are ready, each once, in the current transaction; from then on
 * they are looked after.
 */
@Service
class AnnounceCoverages {

  private final Connections connections;
  private final SpacesFollowed followed;
  private final DurableWork work;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AnnounceCoverages(
      Connections connections,
      SpacesFollowed followed,
      DurableWork work,
      ApplicationEventPublisher events,
      Clock clock) {
    this.connections = connections;
    this.followed = followed;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  /** Their webhooks are registered. */
  void registered(Connection connection, Set<CoverageId> ready) {
    tell(connection, ready);
    var owner = Owners.of(connection.site(), connection.id());
    work.due(CheckReach.TASK, owner, clock.instant().plus(CheckReach.BACKOFF.first()));
    work.due(CheckWebhooks.TASK, owner, clock.instant().plus(CheckWebhooks.FIRST));
  }

  /** They are to be without webhooks. */
  void withoutWebhooks(Connection connection, Set<CoverageId> ready) {
    tell(connection, ready);
  }

  private void tell(Connection connection, Set<CoverageId> ready) {
    var site = connection.site();
    var now = clock.instant();
    var news = followed.announce(site, ready, now);
    if (news.isEmpty()) {
      return;
    }
    work.due(FollowSpaces.TASK, Owners.of(site, connection.id()), now.plus(FollowSpaces.FIRST));
    if (connections.establish(site, connection.id(), now)) {
      events.publishEvent(new ConnectionEstablished(site, connection.id(), news));
    } else {
      events.publishEvent(new ProjectsAdded(site, connection.id(), news));
    }
  }
}
