package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The issue keys of a site that Jira said it does not know. */
public interface UnknownIssueKeys {

  /** Those of these keys, locked. */
  Map<String, UnknownIssueKey> among(SiteId site, Collection<String> keys);

  void save(SiteId site, Collection<UnknownIssueKey> keys);

  void forget(SiteId site, Collection<String> keys);

  /** Those to be tried again now, locked, {@code most} at most. */
  List<UnknownIssueKey> due(SiteId site, Instant now, int most);

  /** When the next one is to be tried again; empty when there is none. */
  Optional<Instant> next(SiteId site);

  /** These projects appeared: their keys are to be tried again now. */
  void projectsAppeared(SiteId site, Set<String> projects, Instant now);
}
