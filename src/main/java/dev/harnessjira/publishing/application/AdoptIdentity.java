package dev.harnessjira.publishing.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Clock;
import org.springframework.stereotype.Service;

/**
 * Data in Jira belongs to whoever wrote it. When a site is written to as somebody else, everything
 * is sent again as backfill, and what the former identity wrote is to be removed afterwards.
 */
@Service
class AdoptIdentity {

  private static final int BATCH = 2000;

  private final SiteStates states;
  private final Entities entities;
  private final Removals removals;
  private final Transactions transactions;
  private final Clock clock;

  AdoptIdentity(
      SiteStates states,
      Entities entities,
      Removals removals,
      Transactions transactions,
      Clock clock) {
    this.states = states;
    this.entities = entities;
    this.removals = removals;
    this.transactions = transactions;
    this.clock = clock;
  }

  void adopt(Visit visit) {
    var site = visit.site();
    transactions.runInSite(site.value(), () -> adopt(site, visit.identity()));
    var again = BATCH;
    while (again == BATCH && visit.goesOn()) {
      again =
          transactions.inSite(
              site.value(),
              () -> entities.sendAgain(site, visit.identity(), BATCH, clock.instant()));
    }
  }

  private void adopt(SiteId site, WritingIdentity identity) {
    var former = states.find(site).identity();
    if (identity.equals(former)) {
      return;
    }
    if (former != null) {
      entities
          .writtenBy(site, former)
          .forEach((connection, repositories) ->
              removals.order(
                  site,
                  Removals.Order.all(
                      connection, Removal.Kind.FORMER_IDENTITY, former, repositories),
                  clock.instant()));
    }
    states.writeAs(site, identity);
  }
}
