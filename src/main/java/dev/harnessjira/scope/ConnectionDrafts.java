package dev.harnessjira.scope;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Optional;

/**
 * Connections being prepared: one per administrator and site, sealed as a whole because of its
 * token, and forgotten after a day.
 */
public interface ConnectionDrafts {

  Optional<ConnectionDraft> find(SiteId site, AccountId account);

  void keep(SiteId site, AccountId account, ConnectionDraft draft);

  void discard(SiteId site, AccountId account);
}
