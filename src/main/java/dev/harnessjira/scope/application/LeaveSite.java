package dev.harnessjira.scope.application;

import dev.harnessjira.scope.domain.Drafts;
import dev.harnessjira.tenancy.SiteId;
import org.springframework.stereotype.Service;

/**
 * Leaves a disconnected Jira site, in the current transaction: its connections end, and what was
 * being prepared for it is forgotten with its token.
 */
@Service
public class LeaveSite {

  private final EndCoverage endCoverage;
  private final Drafts drafts;

  LeaveSite(EndCoverage endCoverage, Drafts drafts) {
    this.endCoverage = endCoverage;
    this.drafts = drafts;
  }

  public void leave(SiteId site) {
    endCoverage.endAll(site);
    drafts.forgetAll(site);
  }
}
