package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Where covered spaces are in Harness. Each call joins the site's transaction. */
public interface SpacesFollowed {

  /** Notes that others are told of these coverages; those that they had not been told of before. */
  Set<CoverageId> announce(SiteId site, Collection<CoverageId> coverages, Instant at);

  /** Looks all spaces of a connection up at this time at the latest. */
  void lookBy(SiteId site, ConnectionId connection, Instant at);

  /** Looks this one up again at this time. */
  void lookAt(Coverage coverage, Instant at);

  /** It was found under this number; it is not missing. */
  void found(Coverage coverage, long number);

  /** Its name has changed. */
  void renamed(Coverage coverage, String name);

  /** It has another path now. */
  void moved(Coverage coverage, String path);

  /** It is missing, for this reason, since now unless it was before. */
  void missing(Coverage coverage, String reason, Instant now);
}
