package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SignIn;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Grants;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Signing in by Atlassian consent. */
@Service
class AtlassianSignIn implements SignIn {

  private final AdmitAdministrators admission;
  private final KeepGrant keepGrant;
  private final Grants grants;
  private final Memberships memberships;
  private final AdministratorRights rights;
  private final ConnectSite connectSite;
  private final StandingIn standingIn;
  private final Clock clock;

  AtlassianSignIn(
      AdmitAdministrators admission,
      KeepGrant keepGrant,
      Grants grants,
      Memberships memberships,
      AdministratorRights rights,
      ConnectSite connectSite,
      StandingIn standingIn,
      Clock clock) {
    this.admission = admission;
    this.keepGrant = keepGrant;
    this.grants = grants;
    this.memberships = memberships;
    this.rights = rights;
    this.connectSite = connectSite;
    this.standingIn = standingIn;
    this.clock = clock;
  }

  @Override
  public Admission admit(String accessToken) {
    return admission.admit(accessToken);
  }

  @Override
  public void keep(Admission.Admitted person, GrantedTokens tokens) {
    var kept = keepGrant.keep(person, tokens);
    memberships.verified(person.account(), person.sites());
    if (kept) {
      standingIn.consented(
          person.account(), clock.instant(), Consent.mayWrite(Consent.scopes(tokens.scopes())));
    }
    for (var site : person.sites()) {
      connectSite.consentedAgain(site, person.account(), kept);
    }
  }

  @Override
  public List<Candidate> candidates(AccountId account) {
    return memberships.of(account);
  }

  @Override
  public boolean enter(AccountId account, SiteId site) {
    var chosen =
        memberships.of(account).stream()
            .filter(candidate -> candidate.id().equals(site))
            .findFirst();
    var consent = grants.consent(account);
    if (chosen.isEmpty() || consent.isEmpty() || !rights.mayAdminister(account, site)) {
      return false;
    }
    connectSite.connect(chosen.get(), account, consent.get());
    return true;
  }
}
