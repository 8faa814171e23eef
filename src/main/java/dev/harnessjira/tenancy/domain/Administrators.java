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

  Optional<Instant> verifiedAt(AccountId account, SiteId site);

  List<Candidate> sitesOf(AccountId account);

  void notAdministrator(AccountId account, SiteId site);
}
