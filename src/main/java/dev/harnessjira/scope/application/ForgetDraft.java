package dev.harnessjira.scope.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.domain.Drafts;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Forgets a draft, and with it a token, a day after it was last touched. */
@Service
class ForgetDraft implements WorkHandler {

  static final String TASK = "forget-connection-draft";
  static final Duration KEPT_FOR = Duration.ofDays(1);

  private final Drafts drafts;
  private final Transactions transactions;
  private final Clock clock;

  ForgetDraft(Drafts drafts, Transactions transactions, Clock clock) {
    this.drafts = drafts;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    var site = new SiteId(owner.site());
    return transactions.inSite(owner.site(), () -> forget(site, new AccountId(owner.key())));
  }

  private @Nullable Instant forget(SiteId site, AccountId account) {
    var ends = drafts.keptAt(site, account).map(kept -> kept.plus(KEPT_FOR)).orElse(null);
    if (ends == null || clock.instant().isBefore(ends)) {
      return ends;
    }
    drafts.forget(site, account);
    return null;
  }
}
