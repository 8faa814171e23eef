package dev.harnessjira.sandbox.jira;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What people consented to, and the tokens that came of it. One grant for each person. */
final class Grants implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How long a used refresh token may be repeated before its whole family dies. */
  static final Duration LEEWAY = Duration.ofMinutes(10);

  /** A refresh token that nobody used for so long is dead. */
  static final Duration IDLE = Duration.ofDays(90);

  private final ConcurrentHashMap<String, Code> codes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Access> tokens = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Refresh> refreshTokens = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Grant> grants = new ConcurrentHashMap<>();

  /** What a person consented to. */
  record Grant(String accountId, Set<String> sites, Set<String> scopes) implements Serializable {}

  private record Code(Grant grant, String redirectUri) implements Serializable {}

  private record Access(@Nullable String accountId, @Nullable String clientId, Instant until)
      implements Serializable {}

  private record Refresh(String accountId, Instant made, @Nullable Instant used)
      implements Serializable {}

  /** Whose a valid bearer token is: a person's grant, or the OAuth credentials of this id. */
  record Bearer(@Nullable Grant grant, @Nullable String clientId) {}

  /** The code that the browser takes back; sites add up with those of an earlier consent. */
  String consent(String accountId, Set<String> sites, Set<String> scopes, String redirectUri) {
    Set<String> all = new TreeSet<>(sites);
    var old = grants.get(accountId);
    if (old != null) {
      all.addAll(old.sites());
    }
    var code = UUID.randomUUID().toString();
    codes.put(code, new Code(new Grant(accountId, all, scopes), redirectUri));
    return code;
  }

  /** Redeems a code once; null when it is unknown or was made for another address. */
  @Nullable Grant redeem(String code, String redirectUri) {
    var found = codes.remove(code);
    if (found == null || !found.redirectUri().equals(redirectUri)) {
      return null;
    }
    grants.put(found.grant().accountId(), found.grant());
    return found.grant();
  }

  /** Uses a refresh token; null when it is dead, which kills what the person has. */
  synchronized @Nullable Grant use(String token, Instant now) {
    var refresh = refreshTokens.get(token);
    if (refresh == null) {
      return null;
    }
    var used = refresh.used();
    var over = used != null && used.plus(LEEWAY).isBefore(now);
    if (over || refresh.made().plus(IDLE).isBefore(now)) {
      revoke(refresh.accountId());
    } else if (used == null) {
      refreshTokens.put(token, new Refresh(refresh.accountId(), refresh.made(), now));
    }
    return grants.get(refresh.accountId());
  }

  String accessTo(Grant grant, Instant until) {
    return put(new Access(grant.accountId(), null, until));
  }

  String accessWith(String clientId, Instant until) {
    return put(new Access(null, clientId, until));
  }

  private String put(Access access) {
    var token = token(Objects.requireNonNullElse(access.accountId(), access.clientId()));
    tokens.put(token, access);
    return token;
  }

  // Whoever reads a journal of calls sees whose they are.
  private static String token(@Nullable String owner) {
    return owner + "." + UUID.randomUUID();
  }

  String refreshOf(Grant grant, Instant now) {
    var token = token(grant.accountId());
    refreshTokens.put(token, new Refresh(grant.accountId(), now, null));
    return token;
  }

  /** The token's meaning; null when it is unknown, over, or its grant was withdrawn. */
  @Nullable Bearer find(String token, Instant now) {
    var access = tokens.get(token);
    if (access == null || access.until().isBefore(now)) {
      return null;
    }
    if (access.accountId() == null) {
      return new Bearer(null, access.clientId());
    }
    var grant = grants.get(Objects.requireNonNull(access.accountId()));
    return grant == null ? null : new Bearer(grant, null);
  }

  /** The person withdraws the grant, which also kills its refresh tokens. */
  synchronized void revoke(String accountId) {
    grants.remove(accountId);
    refreshTokens.values().removeIf(token -> token.accountId().equals(accountId));
  }

  synchronized void revokeAll() {
    Set.copyOf(grants.keySet()).forEach(this::revoke);
  }

  void expireAccess() {
    tokens.clear();
  }
}
