package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteAdministration.StandInOutcome;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.SiteLives;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIn;
import dev.harnessjira.tenancy.domain.StandIns;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Administrators who let their authorization stand in, and who stop doing so. */
@Service
class StandingIn {

  private final Grants grants;
  private final Sites sites;
  private final StandIns standIns;
  private final SiteLives lives;
  private final TakeOver takeOver;
  private final AuditTrail trail;
  private final DurableWork work;
  private final Transactions transactions;
  private final Clock clock;

  StandingIn(
      Grants grants,
      Sites sites,
      StandIns standIns,
      SiteLives lives,
      TakeOver takeOver,
      AuditTrail trail,
      DurableWork work,
      Transactions transactions,
      Clock clock) {
    this.grants = grants;
    this.sites = sites;
    this.standIns = standIns;
    this.lives = lives;
    this.takeOver = takeOver;
    this.trail = trail;
    this.work = work;
    this.transactions = transactions;
    this.clock = clock;
  }

  StandInOutcome begin(SiteId site, AccountId account) {
    var consent = grants.consent(account);
    var unfit = unfit(consent.orElse(null));
    return unfit != null || consent.isEmpty()
        ? new StandInOutcome.Unfit(String.valueOf(unfit))
        : transactions.inSite(site.value(), () -> begin(site, account, consent.get()));
  }

  private static @Nullable String unfit(@Nullable Consent consent) {
    if (consent == null || consent.isLost()) {
      return "Atlassian no longer accepts your authorization.";
    }
    if (!consent.renewable()) {
      return "Your authorization can’t be renewed, because it lacks offline access.";
    }
    return consent.mayWrite()
        ? null
        : "Your authorization doesn’t include the right to write development information.";
  }

  private StandInOutcome begin(SiteId id, AccountId account, Consent consent) {
    var site = sites.lock(id).filter(found -> found.state() != State.DISCONNECTED).orElse(null);
    if (site == null) {
      return new StandInOutcome.Unfit("The Jira site is not connected.");
    }
    if (site.grantAccount().equals(account)) {
      return new StandInOutcome.Authorizes();
    }
    standIns.offer(
        id, new StandIn(account, consent.holder(), consent.obtained(), clock.instant(), null));
    trail.note(id.value(), Act.STAND_IN_OFFERED, consent.holder());
    return tookOver(site, account)
        ? new StandInOutcome.Authorizes()
        : new StandInOutcome.StandsIn();
  }

  /** Where the authorization in use is in doubt, they need not wait until it is lost. */
  private boolean tookOver(Site site, AccountId account) {
    return lives.find(site.id()).doubtsPerson()
        && takeOver.insteadOf(site.id(), site.credentialVersion(), Reasons.DOUBTED)
        && sites.find(site.id()).map(Site::grantAccount).equals(Optional.of(account));
  }

  void end(SiteId site, AccountId account) {
    transactions.runInSite(
        site.value(),
        () -> {
          standIns.of(site).stream()
              .filter(standIn -> standIn.account().equals(account))
              .forEach(it -> trail.note(site.value(), Act.STAND_IN_WITHDRAWN, it.holder()));
          dismiss(site, account);
        });
  }

  /** In a transaction of the site, of which nothing is left. */
  void dismiss(SiteId site) {
    standIns.of(site).forEach(standIn -> dismiss(site, standIn.account()));
  }

  private void dismiss(SiteId site, AccountId account) {
    standIns.withdraw(site, account);
    var owner = new WorkOwner(site.value(), account.value());
    work.due(ForgetGrant.TASK, owner, clock.instant());
  }

  /** They consented anew, with these rights. */
  void consented(AccountId account, Instant obtained, boolean mayWrite) {
    transactions.runAsAccount(
        account.value(),
        () -> {
          standIns.consented(account, obtained);
          standIns.note(account, mayWrite ? null : Reasons.NO_RIGHT_TO_WRITE);
        });
  }
}
