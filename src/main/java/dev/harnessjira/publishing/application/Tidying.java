package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteWriting;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** What needs no call to Jira: forgets rows of what ended, and what a site is written with. */
@Service
class Tidying {

  private static final int FORGOTTEN_AT_ONCE = 5000;

  private final Entities entities;
  private final SiteStates states;
  private final SiteWriting siteWriting;
  private final Transactions transactions;
  private final Clock clock;

  Tidying(
      Entities entities,
      SiteStates states,
      SiteWriting siteWriting,
      Transactions transactions,
      Clock clock) {
    this.entities = entities;
    this.states = states;
    this.siteWriting = siteWriting;
    this.transactions = transactions;
    this.clock = clock;
  }

  void forgetEnded(SiteId site, Instant until) {
    var forgotten = 1;
    while (forgotten > 0 && clock.instant().isBefore(until)) {
      forgotten =
          transactions.inSite(site.value(), () -> entities.forgetEnded(site, FORGOTTEN_AT_ONCE));
    }
  }

  /** The site is disconnected and nothing of it is left to be removed. */
  void release(SiteId site) {
    siteWriting.noLongerNeeded(site);
    transactions.runInSite(site.value(), () -> states.release(site, false));
  }
}
