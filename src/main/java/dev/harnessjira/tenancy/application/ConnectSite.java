package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteConnected;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteReauthorized;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Connects a site with the grant of a person who administers it. */
@Service
class ConnectSite {

  private final Sites sites;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final DurableWork work;
  private final Clock clock;

  ConnectSite(
      Sites sites,
      Transactions transactions,
      ApplicationEventPublisher events,
      DurableWork work,
      Clock clock) {
    this.sites = sites;
    this.transactions = transactions;
    this.events = events;
    this.work = work;
    this.clock = clock;
  }

  /** Connects a site that is not connected; one that is keeps the grant that it works with. */
  void connect(Candidate candidate, AccountId account, String holder) {
    transactions.runInSite(
        candidate.id().value(),
        () -> {
          var known = sites.find(candidate.id());
          if (known.isEmpty() || known.get().state() == State.DISCONNECTED) {
            sites.connect(candidate, account, holder);
            events.publishEvent(new SiteConnected(candidate.id()));
            askWhetherGrantMayWrite(candidate.id());
          } else if (known.get().state() == State.REAUTHORIZE
              && known.get().writing() != Writing.CREDENTIALS) {
            reauthorize(candidate, account, holder, known.get());
          }
        });
  }

  /** The person consented again: a site that waits for just that grant goes on. */
  void consentedAgain(Candidate candidate, AccountId account) {
    transactions.runInSite(
        candidate.id().value(),
        () ->
            sites
                .find(candidate.id())
                .filter(site -> site.grantAccount().equals(account))
                .filter(site -> site.state() != State.DISCONNECTED)
                .ifPresent(site -> reauthorize(candidate, account, site.grantHolder(), site)));
  }

  private void reauthorize(Candidate candidate, AccountId account, String holder, Site known) {
    if (known.writing() == Writing.CREDENTIALS) {
      return;
    }
    sites.connect(candidate, account, holder);
    events.publishEvent(new SiteReauthorized(candidate.id()));
    askWhetherGrantMayWrite(candidate.id());
  }

  private void askWhetherGrantMayWrite(SiteId site) {
    work.due(AskToWrite.TASK, new WorkOwner(site.value(), ""), clock.instant());
  }
}
