package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;

/** A coverage of a site: where everything that is known is kept. */
public record Place(SiteId site, CoverageId coverage) {

  public static Place of(Coverage coverage) {
    return new Place(coverage.site(), coverage.id());
  }

  /** The same site's other coverage. */
  public Place at(CoverageId other) {
    return new Place(site, other);
  }
}
