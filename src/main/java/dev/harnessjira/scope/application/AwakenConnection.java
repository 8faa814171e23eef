package dev.harnessjira.scope.application;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.HarnessAccessRestored;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.SpacesFollowed;
import dev.harnessjira.scope.domain.WebhookHealths;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Lets everything go on that waited for a token, in the current transaction. */
@Service
class AwakenConnection {

  private final CoveredSpaces spaces;
  private final WebhookHealths healths;
  private final SpacesFollowed followed;
  private final DurableWork work;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AwakenConnection(
      CoveredSpaces spaces,
      WebhookHealths healths,
      SpacesFollowed followed,
      DurableWork work,
      ApplicationEventPublisher events,
      Clock clock) {
    this.healths = healths;
    this.followed = followed;
    this.spaces = spaces;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  void accessRestored(SiteId site, ConnectionId connection) {
    var now = clock.instant();
    spaces.tryNow(site, connection, now);
    work.due(KeepWebhooks.TASK, Owners.of(site, connection), now);
    healths.checkNow(site, connection, now);
    followed.lookBy(site, connection, now);
    work.due(CheckReach.TASK, Owners.of(site, connection), now);
    work.due(CheckWebhooks.TASK, Owners.of(site, connection), now);
    work.due(FollowSpaces.TASK, Owners.of(site, connection), now);
    events.publishEvent(new HarnessAccessRestored(site, connection));
  }
}
