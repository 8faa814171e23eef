package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteConnected;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.SiteLife;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIns;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Connects a site with the grant of a person who administers it. */
@Service
class ConnectSite {

  private final Sites sites;
  private final SiteLives lives;
  private final StandIns standIns;
  private final Transactions transactions;
  private final AuditTrail trail;
  private final ApplicationEventPublisher events;
  private final DurableWork work;
  private final Clock clock;

  ConnectSite(
      Sites sites,
      SiteLives lives,
      StandIns standIns,
      AuditTrail trail,
      Transactions transactions,
      ApplicationEventPublisher events,
      DurableWork work,
      Clock clock) {
    this.sites = sites;
    this.lives = lives;
    this.standIns = standIns;
    this.trail = trail;
    this.transactions = transactions;
    this.events = events;
    this.work = work;
    this.clock = clock;
  }

  /** Connects a site that is not connected; one that is keeps the grant that it works with. */
  void connect(Candidate candidate, AccountId account, Consent consent) {
    transactions.runInSite(
        candidate.id().value(),
        () -> {
          var state = sites.lock(candidate.id()).map(Site::state).orElse(State.DISCONNECTED);
          if (state != State.CONNECTED && sites.connect(candidate, account, consent.holder())) {
            events.publishEvent(
                state == State.DISCONNECTED
                    ? new SiteConnected(candidate.id())
                    : new SiteReauthorized(candidate.id()));
            trail.note(
                candidate.id().value(),
                state == State.DISCONNECTED ? Act.SITE_CONNECTED : Act.SITE_REAUTHORIZED,
                candidate.name() + ", with the authorization of " + consent.holder());
            standIns.withdraw(candidate.id(), account);
            begin(candidate.id(), consent.obtained());
          }
        });
  }

  /**
   * The person consented again: a site that waits for just that grant goes on. One that works is
   * left alone; one that waited for more rights asks again when the consent was kept.
   */
  void consentedAgain(Candidate candidate, AccountId account, boolean kept) {
    transactions.runInSite(
        candidate.id().value(),
        () ->
            sites
                .lock(candidate.id())
                .filter(site -> site.grantAccount().equals(account))
                .ifPresent(site -> goOn(candidate, site, kept)));
  }

  private void goOn(Candidate candidate, Site site, boolean kept) {
    switch (site.state()) {
      case DISCONNECTED -> {}
      case REAUTHORIZE -> {
        if (sites.connect(candidate, site.grantAccount(), site.grantHolder())) {
          events.publishEvent(new SiteReauthorized(site.id()));
          trail.note(
              site.id().value(),
              Act.SITE_REAUTHORIZED,
              site.name() + ", with the authorization of " + site.grantHolder());
          begin(site.id(), clock.instant());
        }
      }
      case CONNECTED -> {
        sites.describe(candidate);
        if (kept) {
          lives.keep(site.id(), SiteLife.since(clock.instant()));
        }
        if (kept && site.grantMayWrite() != Answer.MAY) {
          sites.askAgain(site.id());
          askWhetherGrantMayWrite(site.id());
        }
      }
    }
  }

  private void begin(SiteId site, Instant obtained) {
    lives.keep(site, SiteLife.since(obtained));
    askWhetherGrantMayWrite(site);
    var tomorrow = clock.instant().plus(WatchSite.AGAIN);
    work.due(WatchSite.TASK, new WorkOwner(site.value(), ""), tomorrow);
  }

  private void askWhetherGrantMayWrite(SiteId site) {
    work.due(AskToWrite.TASK, new WorkOwner(site.value(), ""), clock.instant());
  }
}
