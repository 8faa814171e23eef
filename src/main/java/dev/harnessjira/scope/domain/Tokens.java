package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Map;
import java.util.Optional;

/** The Harness tokens of the connections, sealed. Each call joins the site's transaction. */
public interface Tokens {

  /** Keeps the token as the next version, which counts as working. */
  void keep(SiteId site, ConnectionId connection, String token, Owner owner);

  TokenState state(SiteId site, ConnectionId connection);

  /** What is known of all tokens of a site. */
  Map<ConnectionId, TokenState> states(SiteId site);

  /** The token itself; empty when it was forgotten. */
  Optional<String> open(SiteId site, ConnectionId connection);

  /** Marks the token of this version as refused; false when it is not the current one or was. */
  boolean lose(SiteId site, ConnectionId connection, long version, TokenState.Loss loss);

  /** Marks the token of this version as working; false when it is not the current one or was. */
  boolean restore(SiteId site, ConnectionId connection, long version);

  /** Forgets the token; what is known about it stays. */
  void forget(SiteId site, ConnectionId connection);
}
