package dev.harnessjira.publishing.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Comparisons of what was published with what Jira holds, a repository at a time. */
public interface Comparisons {

  /**
   * Orders that all repositories of which Jira may hold something are compared, of a connection or,
   * when that is null, of all; the first one {@code after} now, the others one after the other.
   */
  void order(SiteId site, @Nullable ConnectionId connection, Instant now, Duration after);

  /** The repository to be compared now. */
  Optional<Due> due(SiteId site, Instant now);

  /** A repository of a connection, and how often that failed. */
  record Due(ConnectionId connection, EntityKey repository, int failures) {}

  /** When the next one is to be compared; empty when none is. */
  Optional<Instant> next(SiteId site);

  /** It was compared, and so many entities differed. */
  void compared(SiteId site, Due due, int repaired);

  void failed(SiteId site, Due due, String problem, Instant again);
}
