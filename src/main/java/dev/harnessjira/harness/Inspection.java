package dev.harnessjira.harness;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What looking at an address and a token found: a usable account, or what is in the way. */
public sealed interface Inspection {

  /**
   * The token may connect this account. On Harness Open Source the account is a root space: the one
   * that the address named or the only one there is; until one is chosen with {@link #in} it is
   * empty.
   */
  record Found(
      HarnessAccess access,
      String accountName,
      TokenOwner owner,
      Scopes scopes,
      List<RootSpace> rootSpaces)
      implements Inspection {

    /** Whether the person has to choose a root space first. */
    public boolean needsRootSpace() {
      return access.account().isEmpty();
    }

    /** The same with this root space as the account. */
    public Found in(RootSpace space) {
      var chosen =
          new HarnessAccess(access.baseUrl(), access.dialect(), space.path(), access.token());
      return new Found(chosen, space.name(), owner, space.scopes(), rootSpaces);
    }
  }

  /** Something is in the way; each kind has its own next step. */
  sealed interface Problem extends Inspection {}

  /** What was typed is no address; {@code reason} completes "The address …". */
  record AddressMalformed(String typed, String reason) implements Problem {}

  /** The operator's list of hosts does not have this one; asked nothing. */
  record HostNotAllowed(String host, List<String> allowedHosts) implements Problem {}

  /** The name leads to a loopback, private, link-local or metadata address. */
  record AddressNotAllowed(String host) implements Problem {}

  record NameNotFound(String host) implements Problem {}

  record ConnectionRefused(URI baseUrl) implements Problem {}

  record TimedOut(URI baseUrl) implements Problem {}

  record UntrustedCertificate(String host) implements Problem {}

  /** The server sends us elsewhere; {@code useInstead} is the address to type, where it tells. */
  record Redirected(URI baseUrl, @Nullable URI useInstead) implements Problem {}

  /** Something answers there, but as Harness does not. */
  record NotHarness(URI baseUrl) implements Problem {}

  /** What was pasted cannot be a token; {@code reason} completes "The token …". */
  record TokenMalformed(String reason) implements Problem {}

  /** Harness does not know the token, or no longer. */
  record TokenRefused(String detail) implements Problem {}

  /** The token was good until {@code since}; null when Harness does not tell. */
  record TokenExpired(@Nullable Instant since) implements Problem {}

  /** The token is good, but for another account than the pasted address. */
  record OtherAccount(String tokenAccount, String addressAccount) implements Problem {}

  /** The token's owner lacks rights of an Account Admin; {@code missing} in Harness's words. */
  record NotAccountAdmin(String accountName, List<String> missing) implements Problem {}

  /** Harness could not say: try again. Never means no. */
  record CannotVerify(String detail) implements Problem {}

  record TooManyRequests(Instant retryAt) implements Problem {}

  /** The account is there, its Code module is not. */
  record NoCodeModule(String accountName, String detail) implements Problem {}

  /** Whose token it is; {@code expiresAt} is null when it never expires or nobody tells. */
  record TokenOwner(String id, String name, Kind kind, @Nullable Instant expiresAt) {

    /** Who can own a token. */
    public enum Kind {
      USER,
      SERVICE_ACCOUNT
    }
  }

  /** How much a connection may cover, in Harness's levels. */
  enum Level {
    ACCOUNT,
    ORGANIZATION,
    PROJECT
  }

  /** Levels to choose from; {@code others} says why there are not more, empty when all are. */
  record Scopes(List<Level> available, String others) {

    static final Scopes ALL = new Scopes(List.of(Level.values()), "");
  }

  /** A root space of a Harness Open Source server that the token's owner may connect. */
  record RootSpace(String path, String name, boolean nesting, Scopes scopes) {}
}
