package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.WriteAccess;
import dev.harnessjira.tenancy.WritingIdentity;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.OwnCredentials;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.WriteProbe;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Tokens of a site's own OAuth credentials, shared by all instances through the database. No lease:
 * these tokens do not rotate, so two at once do no harm.
 */
@Service
class CredentialsTokens {

  private final OwnCredentials credentials;
  private final AtlassianAccounts atlassian;
  private final WriteProbe probe;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CredentialsTokens(
      OwnCredentials credentials,
      AtlassianAccounts atlassian,
      WriteProbe probe,
      Transactions transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.credentials = credentials;
    this.atlassian = atlassian;
    this.probe = probe;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Access with the pair in use. */
  WriteAccess inUse(Site site) {
    return access(
        site, transactions.inSite(site.id().value(), () -> credentials.current(site.id())));
  }

  /** Access with this pair, which may be a former one. */
  WriteAccess of(Site site, String clientId) {
    return access(
        site, transactions.inSite(site.id().value(), () -> credentials.find(site.id(), clientId)));
  }

  /** The token in use was refused: the next access fetches a new one. */
  void refused(Site site) {
    transactions.runInSite(
        site.id().value(),
        () ->
            credentials
                .client(site.id())
                .ifPresent(pair -> credentials.keepToken(site.id(), pair.id(), null)));
  }

  private WriteAccess access(Site site, Optional<Credentials> pair) {
    return pair.<WriteAccess>map(found -> access(site, found))
        .orElseGet(() -> new WriteAccess.Paused("The Jira site has no such OAuth credentials."));
  }

  private WriteAccess access(Site site, Credentials pair) {
    var tokens = pair.tokens();
    var usable = tokens != null && clock.instant().plusSeconds(60).isBefore(tokens.expiresAt());
    return tokens != null && usable ? ready(site, pair, tokens) : fetched(site, pair);
  }

  private WriteAccess fetched(Site site, Credentials pair) {
    return switch (atlassian.credentialsToken(pair.clientId(), pair.clientSecret())) {
      case Reply.Answered<GrantedTokens>(var tokens) -> {
        transactions.runInSite(
            site.id().value(), () -> credentials.keepToken(site.id(), pair.clientId(), tokens));
        yield ready(site, pair, tokens);
      }
      case Reply.Unauthorized<GrantedTokens>(var detail) -> rejected(site, pair, detail);
      case Reply.Refused<GrantedTokens>(var detail) -> rejected(site, pair, detail);
      case Reply.Gone<GrantedTokens>(var detail) -> new WriteAccess.Unavailable(detail);
      case Reply.Unavailable<GrantedTokens>(var detail) -> new WriteAccess.Unavailable(detail);
    };
  }

  private WriteAccess ready(Site site, Credentials pair, GrantedTokens tokens) {
    return new WriteAccess.Ready(
        probe.withCredentials(site.id(), tokens.accessToken()),
        new WritingIdentity("credentials:" + pair.clientId()),
        site.credentialVersion());
  }

  private WriteAccess rejected(Site site, Credentials pair, String detail) {
    var reason = "Atlassian refused the site’s OAuth credentials (" + detail + ")";
    transactions.runInSite(
        site.id().value(),
        () ->
            credentials
                .find(site.id(), pair.clientId())
                .filter(now -> now.clientSecret().equals(pair.clientSecret()))
                .ifPresent(now -> reject(site, pair, reason)));
    return new WriteAccess.Paused(reason);
  }

  private void reject(Site site, Credentials pair, String reason) {
    credentials.reject(site.id(), pair.clientId(), reason);
    var inUse = credentials.client(site.id()).filter(now -> now.id().equals(pair.clientId()));
    if (inUse.isPresent()) {
      events.publishEvent(new SiteAuthorizationLost(site.id(), site.credentialVersion(), reason));
    }
  }
}
