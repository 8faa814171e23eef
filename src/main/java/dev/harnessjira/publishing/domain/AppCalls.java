package dev.harnessjira.publishing.domain;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls that all sites make as one app, whose hourly quota they share, over all instances. */
public interface AppCalls {

  /**
   * What was made in an hour by now, by all and by one site; {@code levels}: how many sites made at
   * least one call, two, four, eight and so on.
   */
  record Made(long all, List<Long> levels, long own) {

    long sites() {
      return sitesAtLevel(0);
    }

    /** How many sites made at least two to this power. */
    long sitesAtLevel(int level) {
      return level < levels.size() ? levels.get(level) : 0;
    }
  }

  /** Counts a call of a site in the hour that began then. */
  Made count(SiteId site, WritingIdentity app, Instant hour);

  /** Until when Atlassian takes no call of the app. */
  Optional<Instant> heldUntil(WritingIdentity app);

  /** Holds all sites up that write as this app. */
  void hold(WritingIdentity app, Instant until);
}
