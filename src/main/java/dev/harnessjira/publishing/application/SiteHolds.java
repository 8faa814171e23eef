package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Limit;
import dev.harnessjira.publishing.domain.Reply.Trouble;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteWriting;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Holds a site up after trouble, with its reason and the time to try again, and lets it go on. */
@Service
class SiteHolds {

  private final SiteStates states;
  private final SiteWriting siteWriting;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SiteHolds(
      SiteStates states,
      SiteWriting siteWriting,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.states = states;
    this.siteWriting = siteWriting;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Ends the visit, unless one endpoint alone is held up; a refused authorization is told to
   * everybody.
   */
  void stop(Visit visit, Trouble trouble) {
    if (trouble instanceof Trouble.Throttled throttled && throttled.limit().ofEndpoint()) {
      return;
    }
    visit.stop();
    transactions.runInSite(
        visit.site().value(),
        () -> {
          write(visit.site(), trouble);
          if (trouble instanceof Trouble.TokenRefused || trouble instanceof Trouble.NotAllowed) {
            events.publishEvent(
                new SiteAuthorizationLost(
                    visit.site(), visit.access().credentialVersion(), trouble.words()));
          }
          if (trouble instanceof Trouble.SiteGone) {
            siteWriting.doubted(visit.site());
          }
        });
  }

  /** Nothing can be written now. */
  void hold(SiteId site, Trouble trouble) {
    transactions.runInSite(site.value(), () -> write(site, trouble));
  }

  private void write(SiteId site, Trouble trouble) {
    var before = states.find(site).hold();
    states.hold(site, before.after(trouble, clock.instant(), ThreadLocalRandom.current()));
  }

  /** Jira does what is asked again; or changes are to be collected for a while. */
  void end(Visit visit) {
    if (visit.hasAnswer() && !visit.stopped()) {
      letGo(visit.site());
    }
    var next = visit.pace().next();
    if (next != null) {
      notBefore(visit.site(), next);
    }
  }

  private void notBefore(SiteId site, Instant next) {
    transactions.runInSite(
        site.value(),
        () -> {
          var hold = states.find(site).hold();
          if (hold.kind() == Hold.Kind.NONE) {
            write(site, new Trouble.Throttled("", next, Limit.APP_SHARE));
          } else {
            states.hold(site, hold.notBefore(next));
          }
        });
  }

  /** Nothing is held up. A refused format stays until Jira accepts some of ours. */
  void letGo(SiteId site) {
    transactions.runInSite(
        site.value(),
        () -> {
          var kind = states.find(site).hold().kind();
          if (kind != Hold.Kind.NONE && kind != Hold.Kind.FORMAT) {
            states.hold(site, Hold.NONE);
          }
        });
  }
}
