package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.domain.Administrators;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIns;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Forgets the grant of a disconnected site once no site needs it and its holder is not signed in
 * any more: until then it tells which other sites they administer. The owner's key is the account.
 */
@Service
class ForgetGrant implements WorkHandler {

  static final String TASK = "forget-grant";

  /** As long as a session lasts without use. */
  private static final Duration SESSION = Duration.ofHours(8);

  private final Grants grants;
  private final Sites sites;
  private final StandIns standIns;
  private final Administrators administrators;
  private final Transactions transactions;
  private final Clock clock;

  ForgetGrant(
      Grants grants,
      Sites sites,
      StandIns standIns,
      Administrators administrators,
      Transactions transactions,
      Clock clock) {
    this.grants = grants;
    this.sites = sites;
    this.standIns = standIns;
    this.administrators = administrators;
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
    var account = new AccountId(owner.key());
    if (isNeeded(account)) {
      return null;
    }
    var seen = transactions.asAccount(account.value(), () -> administrators.lastVerified(account));
    var signedOut = seen.map(at -> at.plus(SESSION)).orElse(clock.instant());
    if (signedOut.isAfter(clock.instant())) {
      return signedOut;
    }
    grants.forget(account);
    return null;
  }

  private boolean isNeeded(AccountId account) {
    return transactions.asAccount(
        account.value(),
        () ->
            standIns.anyOf(account)
                || sites.ofGrant(account).stream().anyMatch(ForgetGrant::needs));
  }

  // A disconnected site that is still being cleaned needs the grant as much as a connected one.
  private static boolean needs(Site site) {
    return site.state() != State.DISCONNECTED || site.writing() == Writing.GRANT;
  }
}
