package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;

/** Which site holds which part of Harness, over all sites. Each call joins the transaction. */
public interface Claims {

  /**
   * Claims all or none. Waits for another transaction that claims something overlapping.
   *
   * @return what is in the way; empty when all were claimed
   */
  List<TakenScope> claim(SiteId site, List<Claim> claims);

  /**
   * Claims this in place of what the coverage claimed before; false, and all stays as it was, when
   * something is in the way.
   */
  boolean move(SiteId site, Claim before, Claim now);

  /** Frees the claims of these coverages. */
  void free(Collection<CoverageId> coverages);
}
