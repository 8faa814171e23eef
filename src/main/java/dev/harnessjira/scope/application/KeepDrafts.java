package dev.harnessjira.scope.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDrafts;
import dev.harnessjira.scope.domain.Drafts;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Keeps what an administrator prepares, for a day. */
@Service
class KeepDrafts implements ConnectionDrafts {

  private final Drafts drafts;
  private final DurableWork work;
  private final Transactions transactions;
  private final Clock clock;

  KeepDrafts(Drafts drafts, DurableWork work, Transactions transactions, Clock clock) {
    this.drafts = drafts;
    this.work = work;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<ConnectionDraft> find(SiteId site, AccountId account) {
    return transactions.inSite(
        site.value(),
        () ->
            drafts
                .keptAt(site, account)
                .filter(kept -> clock.instant().isBefore(kept.plus(ForgetDraft.KEPT_FOR)))
                .flatMap(kept -> drafts.find(site, account)));
  }

  @Override
  public void keep(SiteId site, AccountId account, ConnectionDraft draft) {
    var now = clock.instant();
    transactions.runInSite(
        site.value(),
        () -> {
          drafts.keep(site, account, draft, now);
          work.due(
              ForgetDraft.TASK,
              new WorkOwner(site.value(), account.value()),
              now.plus(ForgetDraft.KEPT_FOR));
        });
  }

  @Override
  public void discard(SiteId site, AccountId account) {
    transactions.runInSite(site.value(), () -> drafts.forget(site, account));
  }
}
