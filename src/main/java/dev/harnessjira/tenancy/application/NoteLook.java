package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Worry.Kind;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.application.LookAtSite.Look;
import dev.harnessjira.tenancy.domain.Administrators;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIns;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Notes, in a transaction of the site, what a look at it showed. */
@Service
class NoteLook {

  private final Sites sites;
  private final Administrators administrators;
  private final StandIns standIns;
  private final SiteLives lives;
  private final TakeOver takeOver;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NoteLook(
      Sites sites,
      Administrators administrators,
      StandIns standIns,
      SiteLives lives,
      TakeOver takeOver,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sites = sites;
    this.administrators = administrators;
    this.standIns = standIns;
    this.lives = lives;
    this.takeOver = takeOver;
    this.events = events;
    this.clock = clock;
  }

  /** What the grant of somebody who stands in showed. */
  void standIn(SiteId site, AccountId account, Look look) {
    switch (look) {
      case Look.Fine(var found, var mayWrite) ->
          standIns.note(site, account, mayWrite ? null : Reasons.NO_RIGHT_TO_WRITE);
      case Look.NotAdministrator no -> standIns.note(site, account, Reasons.NOT_ADMINISTRATOR);
      case Look.NotReached no -> standIns.note(site, account, Reasons.NOT_REACHED);
      case Look.Suspended nothingOfTheirs -> {}
      case Look.Unclear unclear -> {}
    }
  }

  /** What the grant in use showed; nothing is noted when it has been replaced meanwhile. */
  void holder(Site looked, Look look) {
    sites
        .lock(looked.id())
        .filter(now -> now.state() != State.DISCONNECTED)
        .filter(now -> now.grantAccount().equals(looked.grantAccount()))
        .ifPresent(now -> note(now, look));
  }

  private void note(Site site, Look look) {
    switch (look) {
      case Look.Fine(var found, var mayWrite) -> {
        describe(site, found);
        worry(site, null);
        if (!mayWrite) {
          narrowed(site);
        }
      }
      case Look.Suspended(var found) -> {
        describe(site, found);
        worry(site, Kind.SUSPENDED);
      }
      case Look.NotAdministrator(var found) -> {
        describe(site, found);
        doubt(site, Kind.NOT_ADMINISTRATOR, Reasons.NOT_ADMINISTRATOR);
      }
      case Look.NotReached no -> doubt(site, Kind.NOT_REACHED, Reasons.NOT_REACHED);
      case Look.Unclear unclear -> {}
    }
  }

  private void describe(Site site, Candidate found) {
    if (!site.name().equals(found.name()) || !site.url().equals(found.url())) {
      sites.describe(found);
      administrators.describe(found);
    }
  }

  private void worry(Site site, @Nullable Kind kind) {
    var before = lives.find(site.id());
    var after = before.with(kind, clock.instant());
    if (!after.equals(before)) {
      lives.keep(site.id(), after);
    }
  }

  private void doubt(Site site, Kind kind, String reason) {
    if (!takeOver.insteadOf(site.id(), site.credentialVersion(), reason)) {
      worry(site, kind);
    }
  }

  private void narrowed(Site site) {
    if (site.writing() == Writing.GRANT
        && site.state() == State.CONNECTED
        && !takeOver.insteadOf(site.id(), site.credentialVersion(), Reasons.NO_RIGHT_TO_WRITE)) {
      events.publishEvent(
          new SiteAuthorizationLost(
              site.id(), site.credentialVersion(), Reasons.NO_RIGHT_TO_WRITE));
    }
  }
}
