package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OAuth credentials of sites; each call joins the current transaction of the site. A pair that was
 * replaced is kept as a former one until nothing that it wrote is left.
 */
public interface OwnCredentials {

  /** The pair in use. */
  Optional<Credentials> current(SiteId site);

  /** A pair in use or a former one. */
  Optional<Credentials> find(SiteId site, String clientId);

  /** Client id of the pair in use and why it was rejected, without the secret. */
  Optional<Client> client(SiteId site);

  /** Uses this pair from now on. */
  void enter(SiteId site, Credentials credentials);

  /** Keeps a new token of a pair; null makes the next use fetch one. */
  void keepToken(SiteId site, String clientId, @Nullable GrantedTokens tokens);

  void reject(SiteId site, String clientId, String reason);

  void forget(SiteId site, String clientId);

  void forgetAll(SiteId site);

  /** A pair without its secret. */
  record Client(String id, @Nullable String rejectedReason) {}
}
