package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tells every site that is written to with a lost grant. Each is told in a transaction of its own,
 * and again at every use of the grant, so that one which a crash left out hears it too.
 */
@Service
class LostGrants {

  private final Sites sites;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  LostGrants(Sites sites, Transactions transactions, ApplicationEventPublisher events) {
    this.sites = sites;
    this.transactions = transactions;
    this.events = events;
  }

  Token.Lost told(AccountId account, String reason) {
    transactions.asAccount(account.value(), () -> sites.ofGrant(account)).stream()
        .filter(LostGrants::depends)
        .forEach(site -> tell(site, reason));
    return new Token.Lost(reason);
  }

  // A site with OAuth credentials of its own goes on without the grant.
  private static boolean depends(Site site) {
    return site.state() == State.CONNECTED && site.writing() != Writing.CREDENTIALS;
  }

  private void tell(Site site, String reason) {
    transactions.runInSite(
        site.id().value(),
        () ->
            events.publishEvent(
                new SiteAuthorizationLost(site.id(), site.credentialVersion(), reason)));
  }
}
