package dev.harnessjira.ingestion;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Set;

/**
 * What is known of these pull requests, branches and commits changed, so what Jira should hold may
 * have. {@code since} is when the oldest delivery behind it was accepted, or when the read began.
 */
public record DevelopmentChanged(
    SiteId site, CoverageId coverage, Set<EntityRef> entities, Cause cause, Instant since) {

  /** Whether it happened lately; false for what was there before. */
  public boolean live() {
    return cause.live();
  }
}
