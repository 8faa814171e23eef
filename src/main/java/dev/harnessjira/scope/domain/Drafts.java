package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Optional;

/** Connections being prepared, sealed. Each call joins the site's transaction. */
public interface Drafts {

  Optional<ConnectionDraft> find(SiteId site, AccountId account);

  /** When it was last kept, without opening it. */
  Optional<Instant> keptAt(SiteId site, AccountId account);

  void keep(SiteId site, AccountId account, ConnectionDraft draft, Instant at);

  void forget(SiteId site, AccountId account);

  /** Forgets those of all administrators. */
  void forgetAll(SiteId site);
}
