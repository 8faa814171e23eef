package dev.harnessjira.ingestion.domain.intake;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Optional;

/** How long deliveries are kept; each call joins the current transaction of the site. */
public interface Retention {

  /** Deletes some that were folded before, oldest first; returns how many. */
  int forgetFolded(SiteId site, CoverageId coverage, Instant before, int most);

  /** Deletes some, folded or not, and with the last ones what was counted; returns how many. */
  int forgetAny(SiteId site, CoverageId coverage, int most);

  /** When the oldest of the folded ones was folded. */
  Optional<Instant> oldestFolded(SiteId site, CoverageId coverage);
}
