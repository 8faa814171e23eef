package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.StandIns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tells every site that is written to with a lost grant, unless somebody stands in. Each is told in
 * a transaction of its own, and again at every use of the grant, so that one which a crash left out
 * hears it too.
 */
@Service
class LostGrants {

  private final Sites sites;
  private final StandIns standIns;
  private final TakeOver takeOver;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  LostGrants(
      Sites sites,
      StandIns standIns,
      TakeOver takeOver,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.sites = sites;
    this.standIns = standIns;
    this.takeOver = takeOver;
    this.transactions = transactions;
    this.events = events;
  }

  Token.Lost told(AccountId account, String reason) {
    var theirs =
        transactions.asAccount(
            account.value(),
            () -> {
              standIns.note(account, reason);
              return sites.ofGrant(account);
            });
    theirs.stream()
        .filter(site -> site.state() != State.REAUTHORIZE)
        .forEach(site -> tell(site, reason));
    return new Token.Lost(reason);
  }

  /** One site can be written to no more with its grant. */
  void tell(Site site, String reason) {
    transactions.runInSite(
        site.id().value(),
        () -> {
          var goesOn = takeOver.insteadOf(site.id(), site.credentialVersion(), reason);
          if (!goesOn && depends(site)) {
            events.publishEvent(
                new SiteAuthorizationLost(site.id(), site.credentialVersion(), reason));
          }
        });
  }

  // A site with OAuth credentials of its own goes on without the grant.
  private static boolean depends(Site site) {
    return site.state() == State.CONNECTED && site.writing() != Writing.CREDENTIALS;
  }
}
