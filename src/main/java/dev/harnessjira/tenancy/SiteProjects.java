package dev.harnessjira.tenancy;

import java.util.Optional;
import java.util.Set;

/**
 * The projects of a Jira site, as far as the person who authorized it may see them: they explain an
 * issue key that Jira does not know.
 */
public interface SiteProjects {

  /** Their keys; empty when they are not known, or have not been read for three days. */
  Optional<Set<String>> keys(SiteId site);

  /**
   * Has them read again soon, at most every ten minutes, and daily from then on. In a transaction
   * of the site.
   */
  void readAgain(SiteId site);
}
