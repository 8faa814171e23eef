package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Keeps what a consent brought, unless a site writes with the grant that is there and the new one
 * has fewer scopes, fewer sites or cannot be renewed.
 */
@Service
class KeepGrant {

  private final Grants grants;
  private final GrantTokens grantTokens;
  private final Sites sites;
  private final Transactions transactions;

  KeepGrant(Grants grants, GrantTokens grantTokens, Sites sites, Transactions transactions) {
    this.grants = grants;
    this.grantTokens = grantTokens;
    this.sites = sites;
    this.transactions = transactions;
  }

  /** False when the grant that is there stays. */
  boolean keep(Admission.Admitted person, GrantedTokens tokens) {
    var works = grants.consent(person.account()).filter(consent -> !consent.isLost());
    if (works.isPresent() && isNarrower(person, tokens, works.get())) {
      return false;
    }
    grants.keep(person.account(), person.name(), tokens);
    grantTokens.changed(person.account());
    return true;
  }

  private boolean isNarrower(Admission.Admitted person, GrantedTokens tokens, Consent before) {
    var needed = writtenToAs(person.account());
    var reached = person.sites().stream().map(Candidate::id).toList();
    var narrower =
        !Consent.scopes(tokens.scopes()).containsAll(before.scopes())
            || !reached.containsAll(needed)
            || (before.renewable() && tokens.refreshToken() == null);
    return !needed.isEmpty() && narrower;
  }

  private List<SiteId> writtenToAs(AccountId account) {
    return transactions.asAccount(account.value(), () -> sites.ofGrant(account)).stream()
        .filter(site -> site.state() == State.CONNECTED)
        .filter(site -> site.writing() == Writing.GRANT || site.writing() == Writing.UNDECIDED)
        .map(Site::id)
        .toList();
  }
}
