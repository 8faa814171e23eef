package dev.harnessjira.ingestion.domain.intake;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.LocalDate;

/** How long deliveries are kept; each call joins the current transaction. */
public interface Retention {

  /**
   * Makes room for the deliveries of today and the days to come, and ends the days that are over
   * for two weeks and folded, of all sites; false when something was in the way.
   */
  boolean keepDays(LocalDate today);

  /**
   * Deletes some of a coverage, folded or not, and with the last ones what was counted; returns how
   * many.
   */
  int forgetAny(SiteId site, CoverageId coverage, int most);
}
