package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.domain.AtlassianAccounts;
import dev.harnessjira.tenancy.domain.AtlassianAccounts.Reply;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Grant;
import dev.harnessjira.tenancy.domain.Grants;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Access tokens of grants. A refresh token rotates and may be repeated for 10 minutes only, so a
 * refresh is a lease: a short transaction claims it for 60 s, the call runs with no connection
 * held, a second transaction stores the result if the lease is still ours. Others wait without a
 * connection and read again; those of this instance share one look, or a thousand of them would
 * leave no connection to store the new token with. After a refresh that failed, nobody asks
 * Atlassian for a few seconds.
 */
@Service
class GrantTokens {

  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration REST = Duration.ofSeconds(5);
  private static final Duration WAIT = Duration.ofMillis(150);
  private static final int LONGEST_WAIT = 133;

  /** A token so new that was refused will not be better for being renewed again. */
  private static final Duration NEW = Duration.ofSeconds(60);

  private final Grants grants;
  private final AtlassianAccounts atlassian;
  private final LostGrants lost;
  private final Clock clock;
  private final ConcurrentMap<AccountId, CompletableFuture<Token>> looks =
      new ConcurrentHashMap<>();

  GrantTokens(Grants grants, AtlassianAccounts atlassian, LostGrants lost, Clock clock) {
    this.grants = grants;
    this.atlassian = atlassian;
    this.lost = lost;
    this.clock = clock;
  }

  /** A token, or why there is none. */
  sealed interface Token {

    /** It can be used. */
    record Usable(String bearer, long version, Set<String> scopes) implements Token {}

    /** The grant is dead until somebody consents again. */
    record Lost(String reason) implements Token {}

    /** Not this time. */
    record Unavailable(String reason) implements Token {}
  }

  /** A usable token; calls Atlassian when it has to be renewed, so not inside a transaction. */
  Token token(AccountId account) {
    var mine = new CompletableFuture<Token>();
    var running = looks.putIfAbsent(account, mine);
    if (running != null) {
      return running.join();
    }
    try {
      var token = look(account);
      mine.complete(token);
      return token;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      looks.remove(account, mine);
    }
  }

  /** Atlassian refused the token: the next one is new, unless this one already was. */
  void refused(AccountId account) {
    changed(account);
    grants
        .find(account)
        .filter(grant -> grant.refreshedAt().plus(NEW).isBefore(clock.instant()))
        .ifPresent(grant -> grants.expire(account, grant.version()));
  }

  /** Whoever needs a token from now on does not share a look that began before. */
  void changed(AccountId account) {
    looks.remove(account);
  }

  /** What is known without asking; null when the token has to be renewed. */
  private @Nullable Token stored(AccountId account, @Nullable Grant grant) {
    if (grant == null) {
      return lost.told(account, "nobody has consented yet");
    }
    if (grant.lostReason() != null) {
      return lost.told(account, grant.lostReason());
    }
    if (grant.isFresh(clock.instant())) {
      return usable(grant.tokens(), grant.version());
    }
    return grant.rests(clock.instant())
        ? new Token.Unavailable("Atlassian could not renew the sign-in; it is asked again soon")
        : null;
  }

  private Token look(AccountId account) {
    for (var i = 0; i < LONGEST_WAIT && !Thread.currentThread().isInterrupted(); i++) {
      var grant = grants.find(account).orElse(null);
      var token = stored(account, grant);
      if (token == null && grant != null) {
        token = claimed(grant);
      }
      if (token != null) {
        return token;
      }
      LockSupport.parkNanos(WAIT.toNanos());
    }
    return new Token.Unavailable("another instance is renewing the sign-in");
  }

  /** Null when somebody else has the claim, or has consented anew meanwhile. */
  private @Nullable Token claimed(Grant grant) {
    var holder = UUID.randomUUID();
    var until = clock.instant().plus(LEASE);
    return grants.claim(grant.account(), grant.version(), holder, until)
        ? refresh(grant, holder)
        : null;
  }

  private @Nullable Token refresh(Grant grant, UUID holder) {
    var refreshToken = grant.tokens().refreshToken();
    if (refreshToken == null) {
      return lose(grant, "the consent did not include offline access");
    }
    return switch (atlassian.refresh(refreshToken)) {
      case Reply.Answered<GrantedTokens>(var tokens) -> keep(grant, holder, tokens);
      case Reply.Refused<GrantedTokens>(var detail) ->
          lose(grant, "Atlassian refused to renew the sign-in (" + detail + ")");
      case Reply.Unauthorized<GrantedTokens>(var detail) -> rest(grant, holder, detail);
      case Reply.Gone<GrantedTokens>(var detail) -> rest(grant, holder, detail);
      case Reply.Unavailable<GrantedTokens>(var detail) -> rest(grant, holder, detail);
    };
  }

  // An answer may leave out what did not change.
  private Token keep(Grant grant, UUID holder, GrantedTokens tokens) {
    var before = grant.tokens();
    var refreshToken = tokens.refreshToken();
    var merged =
        new GrantedTokens(
            tokens.accessToken(),
            tokens.expiresAt(),
            refreshToken == null ? before.refreshToken() : refreshToken,
            tokens.scopes().isBlank() ? before.scopes() : tokens.scopes());
    grants.refreshed(grant.account(), holder, merged);
    return usable(merged, grant.version() + 1);
  }

  private static Token usable(GrantedTokens tokens, long version) {
    return new Token.Usable(tokens.accessToken(), version, Consent.scopes(tokens.scopes()));
  }

  private @Nullable Token lose(Grant grant, String reason) {
    return grants.lose(grant.account(), grant.version(), reason)
        ? lost.told(grant.account(), reason)
        : null;
  }

  private Token rest(Grant grant, UUID holder, String detail) {
    grants.rest(grant.account(), holder, clock.instant().plus(REST));
    return new Token.Unavailable(detail);
  }
}
