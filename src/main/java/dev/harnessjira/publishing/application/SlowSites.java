package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps sites that take long to answer apart, so that none of the others waits for them. A site is
 * visited in haste: whoever does not answer within some seconds is given up, noted as slow and
 * visited by the work for slow sites, which has places of its own and all the patience that the
 * settings allow. A visit there that has quick answers brings it back.
 *
 * <p>One note decides who visits, and only the one who visits changes it, at the end. So a site is
 * never visited by both at once: whichever finds that it is the other's hands over.
 */
@Service
class SlowSites {

  private final SiteStates states;
  private final SiteWork work;
  private final Transactions transactions;

  SlowSites(SiteStates states, SiteWork work, Transactions transactions) {
    this.states = states;
    this.work = work;
    this.transactions = transactions;
  }

  /** Hands over to the other one if the site is not to be visited in this manner. */
  boolean handedOver(SiteId site, boolean hasty) {
    return transactions.inSite(
        site.value(),
        () -> {
          var slow = states.find(site).slow();
          if (slow == hasty) {
            work.dueNow(site, slow);
          }
          return slow == hasty;
        });
  }

  /** Notes how the site answered; returns when it is to be visited again in the same manner. */
  @Nullable Instant arrange(SiteId site, Pace pace, @Nullable Instant next) {
    if (!pace.hasCalled() || pace.isSlow() != pace.hasty()) {
      return next;
    }
    transactions.runInSite(
        site.value(),
        () -> {
          states.slow(site, pace.isSlow());
          if (next != null) {
            work.due(site, pace.isSlow(), next);
          }
        });
    return null;
  }
}
