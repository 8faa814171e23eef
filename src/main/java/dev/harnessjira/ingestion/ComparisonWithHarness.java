package dev.harnessjira.ingestion;

import dev.harnessjira.tenancy.SiteId;

/** Compares what is known with what Harness has, which is done once a night by itself. */
public interface ComparisonWithHarness {

  /** Has it done now for all that is covered for the site. */
  void now(SiteId site);
}
