package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.TakenOver;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.SiteLife;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIn;
import dev.harnessjira.tenancy.domain.StandIns;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Puts a stand-in's authorization in the place of one that is lost, in a transaction of the site.
 * The app writes as before, so nothing is sent again; should theirs be lost too, whoever needs it
 * finds that out and the next one takes over.
 */
@Service
class TakeOver {

  private final Sites sites;
  private final StandIns standIns;
  private final SiteLives lives;
  private final DurableWork work;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TakeOver(
      Sites sites,
      StandIns standIns,
      SiteLives lives,
      DurableWork work,
      AuditTrail trail,
      ApplicationEventPublisher events,
      Clock clock) {
    this.sites = sites;
    this.standIns = standIns;
    this.lives = lives;
    this.work = work;
    this.trail = trail;
    this.events = events;
    this.clock = clock;
  }

  /** False when nobody can, or what was lost is no longer what the site is written with. */
  boolean insteadOf(SiteId id, long credentialVersion, String reason) {
    var lost =
        sites
            .lock(id)
            .filter(site -> site.credentialVersion() == credentialVersion)
            .filter(site -> site.state() != State.REAUTHORIZE);
    var next = standIns.of(id).stream().filter(standIn -> standIn.reason() == null).findFirst();
    if (lost.isEmpty() || next.isEmpty()) {
      return false;
    }
    appoint(lost.get(), next.get(), reason);
    return true;
  }

  private void appoint(Site site, StandIn standIn, String reason) {
    var id = site.id();
    var now = clock.instant();
    standIns.withdraw(id, standIn.account());
    sites.handOver(id, standIn.account(), standIn.holder());
    lives.keep(
        id, new SiteLife(standIn.obtained(), null, new TakenOver(site.grantHolder(), reason, now)));
    work.due(WatchSite.TASK, new WorkOwner(id.value(), ""), now);
    work.due(AskToWrite.TASK, new WorkOwner(id.value(), ""), now);
    work.due(ForgetGrant.TASK, new WorkOwner(id.value(), site.grantAccount().value()), now);
    trail.note(
        id.value(),
        Act.AUTHORIZATION_TAKEN_OVER,
        "By %s from %s: %s".formatted(standIn.holder(), site.grantHolder(), reason));
    events.publishEvent(new SiteReauthorized(id));
  }
}
