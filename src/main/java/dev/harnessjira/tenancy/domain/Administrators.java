package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who was found to administer which site. */
public interface Administrators {

  void verified(AccountId account, Candidate site, Instant at);

  Optional<Membership> find(AccountId account, SiteId site);

  /** Verified again, later. */
  void verifiedAgain(AccountId account, SiteId site, Instant at);

  /**
   * The site is called this and is there now, whoever administers it. In the site's transaction.
   */
  void describe(Candidate site);

  /** Nothing is known any more: it is asked before the next use, and not offered until then. */
  void doubt(AccountId account, SiteId site);

  /** When the person was last found to administer any site. */
  Optional<Instant> lastVerified(AccountId account);

  /** Those that are not in doubt. */
  List<Candidate> sitesOf(AccountId account);

  void notAdministrator(AccountId account, SiteId site);

  /** That somebody administers a site, and when that was found out. */
  record Membership(Candidate site, Instant verifiedAt) {}
}
