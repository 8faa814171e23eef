package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** The seam behind which a 3LO grant and a site's own OAuth credentials look the same. */
@Service
class WritingSites implements SiteWriting {

  private final Sites sites;
  private final Transactions transactions;
  private final GrantTokens grantTokens;
  private final Grants grants;
  private final AtlassianAccounts atlassian;
  private final WriteProbe probe;
  private final Clock clock;

  WritingSites(
      Sites sites,
      Transactions transactions,
      GrantTokens grantTokens,
      Grants grants,
      AtlassianAccounts atlassian,
      WriteProbe probe,
      Clock clock) {
    this.sites = sites;
    this.transactions = transactions;
    this.grantTokens = grantTokens;
    this.grants = grants;
    this.atlassian = atlassian;
    this.probe = probe;
    this.clock = clock;
  }

  @Override
  public WriteAccess access(SiteId id) {
    var site = transactions.inSite(id.value(), () -> sites.find(id)).orElse(null);
    if (site == null) {
      return new WriteAccess.Paused("The Jira site is not connected.");
    }
    if (site.state() == State.REAUTHORIZE) {
      return new WriteAccess.Paused("The Jira site must be authorized again: " + site.reason());
    }
    return switch (site.writing()) {
      case GRANT -> withGrant(site);
      case CREDENTIALS -> withCredentials(site);
      case UNDECIDED ->
          new WriteAccess.Paused("Jira has not said yet whether the sign-in may write.");
      case NONE ->
          new WriteAccess.Paused(
              "Jira does not let the sign-in write; OAuth credentials are needed.");
    };
  }

  private WriteAccess withGrant(Site site) {
    return switch (grantTokens.token(site.grantAccount())) {
      case Token.Usable(var bearer, var version) ->
          new WriteAccess.Ready(
              probe.withGrant(site.id(), bearer),
              new WritingIdentity("app:" + probe.app()),
              site.credentialVersion());
      case Token.Lost(var reason) -> new WriteAccess.Paused(reason);
      case Token.Unavailable(var reason) -> new WriteAccess.Unavailable(reason);
    };
  }

  private WriteAccess withCredentials(Site site) {
    var found = transactions.inSite(site.id().value(), () -> sites.credentials(site.id()));
    if (found.isEmpty()) {
      return new WriteAccess.Paused("The site has no OAuth credentials.");
    }
    var credentials = found.get();
    var tokens = credentials.tokens();
    if (tokens != null && clock.instant().plusSeconds(60).isBefore(tokens.expiresAt())) {
      return ready(site, credentials, tokens);
    }
    return fetch(site, credentials);
  }

  // No lease here: these tokens do not rotate, so two at once do no harm.
  private WriteAccess fetch(Site site, Credentials credentials) {
    return switch (atlassian.credentialsToken(credentials.clientId(), credentials.clientSecret())) {
      case Reply.Answered<GrantedTokens>(var tokens) -> {
        var fresh =
            new Credentials(credentials.clientId(), credentials.clientSecret(), tokens, null);
        transactions.runInSite(site.id().value(), () -> sites.keepCredentials(site.id(), fresh));
        yield ready(site, fresh, tokens);
      }
      case Reply.Refused<GrantedTokens>(var detail) -> {
        transactions.runInSite(site.id().value(), () -> sites.rejectCredentials(site.id(), detail));
        yield new WriteAccess.Paused("Atlassian refused the site’s OAuth credentials: " + detail);
      }
      case Reply.Gone<GrantedTokens>(var detail) -> new WriteAccess.Unavailable(detail);
      case Reply.Unavailable<GrantedTokens>(var detail) -> new WriteAccess.Unavailable(detail);
    };
  }

  private WriteAccess ready(Site site, Credentials credentials, GrantedTokens tokens) {
    return new WriteAccess.Ready(
        probe.withCredentials(site.id(), tokens.accessToken()),
        new WritingIdentity("credentials:" + credentials.clientId()),
        site.credentialVersion());
  }

  @Override
  public void refused(SiteId id, long credentialVersion) {
    var site = transactions.inSite(id.value(), () -> sites.find(id)).orElse(null);
    if (site == null || site.credentialVersion() != credentialVersion) {
      return;
    }
    if (site.writing() == Writing.GRANT) {
      grants
          .find(site.grantAccount())
          .ifPresent(grant -> grants.expire(grant.account(), grant.version()));
    } else {
      transactions.runInSite(id.value(), () -> dropToken(id));
    }
  }

  private void dropToken(SiteId id) {
    sites
        .credentials(id)
        .ifPresent(old ->
            sites.keepCredentials(
                id, new Credentials(old.clientId(), old.clientSecret(), null, null)));
  }

  @Override
  public void noLongerNeeded(SiteId id) {
    var site = transactions.inSite(id.value(), () -> sites.find(id)).orElse(null);
    if (site == null || site.state() != State.DISCONNECTED) {
      return;
    }
    transactions.runInSite(id.value(), () -> sites.forgetCredentials(id));
    var account = site.grantAccount();
    var others = transactions.asAccount(account.value(), () -> sites.ofGrant(account));
    if (others.stream().allMatch(id::equals)) {
      grants.forget(account);
    }
  }
}
