package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.SiteWriting;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import dev.harnessjira.tenancy.application.GrantTokens.Token;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.OwnCredentials;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.tenancy.domain.WriteProbe;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The seam behind which a 3LO grant and a site's own OAuth credentials look the same. */
@Service
class WritingSites implements SiteWriting {

  private static final String APP = "app:";
  private static final String CREDENTIALS = "credentials:";

  private final Sites sites;
  private final OwnCredentials credentials;
  private final GrantTokens grantTokens;
  private final CredentialsTokens credentialsTokens;
  private final LostGrants lostGrants;
  private final StandingIn standing;
  private final WriteProbe probe;
  private final Transactions transactions;
  private final DurableWork work;
  private final Clock clock;

  WritingSites(
      Sites sites,
      OwnCredentials credentials,
      GrantTokens grantTokens,
      CredentialsTokens credentialsTokens,
      LostGrants lostGrants,
      StandingIn standing,
      WriteProbe probe,
      Transactions transactions,
      DurableWork work,
      Clock clock) {
    this.sites = sites;
    this.credentials = credentials;
    this.grantTokens = grantTokens;
    this.credentialsTokens = credentialsTokens;
    this.lostGrants = lostGrants;
    this.standing = standing;
    this.probe = probe;
    this.transactions = transactions;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public WriteAccess access(SiteId id) {
    var site = find(id).orElse(null);
    if (site == null) {
      return new WriteAccess.Paused("The Jira site is not connected.");
    }
    if (site.state() == State.REAUTHORIZE) {
      return new WriteAccess.Paused("The Jira site must be authorized again: " + site.reason());
    }
    return switch (site.writing()) {
      case GRANT -> withGrant(site);
      case CREDENTIALS -> credentialsTokens.inUse(site);
      case UNDECIDED ->
          new WriteAccess.Paused("Jira has not said yet whether the sign-in may write.");
      case NONE ->
          new WriteAccess.Paused(
              "Jira does not let the sign-in write; OAuth credentials are needed.");
    };
  }

  @Override
  public WriteAccess access(SiteId id, WritingIdentity identity) {
    var site = find(id).orElse(null);
    var value = identity.value();
    if (site != null && value.equals(APP + probe.app())) {
      return withGrant(site);
    }
    return site != null && value.startsWith(CREDENTIALS)
        ? credentialsTokens.of(site, value.substring(CREDENTIALS.length()))
        : new WriteAccess.Paused("What " + value + " wrote cannot be reached any more.");
  }

  private WriteAccess withGrant(Site site) {
    return switch (grantTokens.token(site.grantAccount())) {
      case Token.Usable(var bearer, var version, var scopes) when Consent.mayWrite(scopes) ->
          new WriteAccess.Ready(
              probe.withGrant(site.id(), bearer),
              new WritingIdentity(APP + probe.app()),
              site.credentialVersion());
      case Token.Usable narrowed -> {
        lostGrants.tell(site, Reasons.NO_RIGHT_TO_WRITE);
        yield lost(site, Reasons.NO_RIGHT_TO_WRITE);
      }
      case Token.Lost(var reason) -> lost(site, reason);
      case Token.Unavailable(var reason) -> new WriteAccess.Unavailable(reason);
    };
  }

  // Whoever stands in may have taken over meanwhile; each of them does once.
  private WriteAccess lost(Site site, String reason) {
    return find(site.id())
        .filter(now -> !now.grantAccount().equals(site.grantAccount()))
        .map(this::withGrant)
        .orElseGet(
            () -> new WriteAccess.Paused("The Jira site must be authorized again: " + reason));
  }

  @Override
  public void doubted(SiteId id) {
    transactions.runInSite(
        id.value(), () -> work.due(WatchSite.TASK, new WorkOwner(id.value(), ""), clock.instant()));
  }

  @Override
  public void refused(SiteId id, long credentialVersion) {
    find(id)
        .filter(site -> site.credentialVersion() == credentialVersion)
        .ifPresent(site -> {
          if (site.writing() == Writing.GRANT) {
            grantTokens.refused(site.grantAccount());
          } else {
            credentialsTokens.refused(site);
          }
        });
  }

  @Override
  public void noLongerNeeded(SiteId id, WritingIdentity identity) {
    var client = identity.value().substring(identity.value().indexOf(':') + 1);
    transactions.runInSite(
        id.value(),
        () -> {
          var inUse = credentials.client(id).filter(current -> current.id().equals(client));
          if (identity.value().startsWith(CREDENTIALS) && inUse.isEmpty()) {
            credentials.forget(id, client);
          }
        });
  }

  @Override
  public void noLongerNeeded(SiteId id) {
    transactions.runInSite(
        id.value(),
        () ->
            sites
                .lock(id)
                .filter(site -> site.state() == State.DISCONNECTED)
                .ifPresent(site -> {
                  credentials.forgetAll(id);
                  sites.released(id);
                  standing.dismiss(id);
                  var owner = new WorkOwner(id.value(), site.grantAccount().value());
                  work.due(ForgetGrant.TASK, owner, clock.instant());
                }));
  }

  private Optional<Site> find(SiteId id) {
    return transactions.inSite(id.value(), () -> sites.find(id));
  }
}
