package dev.harnessjira.tenancy.application;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Grant;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.tenancy.domain.Sites;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Access tokens of grants. A refresh token rotates and may be repeated for 10 minutes only, so a
 * refresh is a lease: a short transaction claims it for 60 s, the call runs with no connection
 * held, a second transaction stores the result if the lease is still ours. Others wait without a
 * connection and read again.
 */
@Service
class GrantTokens {

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration WAIT = Duration.ofMillis(150);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Grants grants;
  private final AtlassianAccounts atlassian;
  private final LostGrants lost;
  private final Clock clock;

  GrantTokens(Grants grants, AtlassianAccounts atlassian, LostGrants lost, Clock clock) {
    this.grants = grants;
    this.atlassian = atlassian;
    this.lost = lost;
    this.clock = clock;
  }

  /** A token, or why there is none. */
  sealed interface Token {

    /** It can be used. */
    record Usable(String bearer, long version) implements Token {}

    /** The grant is dead until somebody consents again. */
    record Lost(String reason) implements Token {}

    /** Not this time. */
    record Unavailable(String reason) implements Token {}
  }

  Token token(AccountId account) {
    var giveUp = clock.instant().plus(LONGEST_WAIT);
    while (clock.instant().isBefore(giveUp)) {
      var grant = grants.find(account).orElse(null);
      if (grant == null) {
        return new Token.Lost("nobody has consented yet");
      }
      if (grant.lostReason() != null) {
        return new Token.Lost(grant.lostReason());
      }
      if (grant.isFresh(clock.instant())) {
        return new Token.Usable(grant.tokens().accessToken(), grant.version());
      }
      var holder = UUID.randomUUID();
      if (grants.claim(account, grant.version(), holder, clock.instant().plus(LEASE))) {
        return refresh(grant, holder);
      }
      LockSupport.parkNanos(WAIT.toNanos());
    }
    return new Token.Unavailable("another instance is refreshing the token");
  }

  private Token refresh(Grant grant, UUID holder) {
    var refreshToken = grant.tokens().refreshToken();
    if (refreshToken == null) {
      return lose(grant, "the consent did not include offline access");
    }
    return switch (atlassian.refresh(refreshToken)) {
      case Reply.Answered<GrantedTokens>(var tokens) -> keep(grant, holder, tokens);
      case Reply.Refused<GrantedTokens>(var detail) ->
          lose(grant, "Atlassian refused to renew it (" + detail + ")");
      case Reply.Gone<GrantedTokens>(var detail) -> unavailable(grant, holder, detail);
      case Reply.Unavailable<GrantedTokens>(var detail) -> unavailable(grant, holder, detail);
    };
  }

  private Token keep(Grant grant, UUID holder, GrantedTokens tokens) {
    grants.refreshed(grant.account(), holder, tokens);
    return new Token.Usable(tokens.accessToken(), grant.version() + 1);
  }

  private Token lose(Grant grant, String reason) {
    lost.lose(grant.account(), grant.version(), reason);
    return new Token.Lost(reason);
  }

  private Token unavailable(Grant grant, UUID holder, String detail) {
    grants.release(grant.account(), holder);
    return new Token.Unavailable(detail);
  }

  /** Marks a grant as lost and tells every site that uses it. */
  @Service
  static class LostGrants {

    private final Grants grants;
    private final Sites sites;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    LostGrants(
        Grants grants, Sites sites, Transactions transactions, ApplicationEventPublisher events) {
      this.grants = grants;
      this.sites = sites;
      this.transactions = transactions;
      this.events = events;
    }

    void lose(AccountId account, long version, String reason) {
      if (!grants.lose(account, version, reason)) {
        return;
      }
      var using = transactions.asAccount(account.value(), () -> sites.ofGrant(account));
      for (var site : using) {
        transactions.runInSite(
            site.value(),
            () ->
                sites
                    .find(site)
                    .ifPresent(found ->
                        events.publishEvent(
                            new SiteAuthorizationLost(site, found.credentialVersion(), reason))));
      }
    }
  }
}
