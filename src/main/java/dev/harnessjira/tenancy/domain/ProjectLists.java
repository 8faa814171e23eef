package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lists of the sites' projects, as they were last read. */
public interface ProjectLists {

  Optional<ProjectList> find(SiteId site);

  void keep(SiteId site, ProjectList list);

  /** The keys, when they were read, and when that was last tried. */
  record ProjectList(@Nullable Set<String> keys, @Nullable Instant readAt, Instant triedAt) {

    /** The same after a try that failed. */
    public ProjectList triedAgain(Instant now) {
      return new ProjectList(keys, readAt, now);
    }
  }
}
