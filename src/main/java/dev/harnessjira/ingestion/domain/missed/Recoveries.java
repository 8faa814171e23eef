package dev.harnessjira.ingestion.domain.missed;

import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Up to which of Harness's attempts to deliver the failed ones were taken in; each call joins the
 * current transaction of the site.
 */
public interface Recoveries {

  /** What nobody looked at yet begins at 0. */
  Recovery find(Place place);

  void save(Place place, Recovery recovery);

  /** How many deliveries of the coverages were taken in later than Harness sent them. */
  Map<CoverageId, Long> recovered(SiteId site, Set<CoverageId> coverages);

  /**
   * The newest attempt that was looked at, when that was, how often asking failed in a row, and how
   * many deliveries were taken in.
   */
  record Recovery(long mark, @Nullable Instant looked, int attempts, long recovered) {

    public static final Recovery NONE = new Recovery(0, null, 0, 0);

    public Recovery upTo(long newest, Instant at, long more) {
      return new Recovery(Math.max(mark, newest), at, 0, recovered + more);
    }

    public Recovery failed() {
      return new Recovery(mark, looked, attempts + 1, recovered);
    }
  }
}
