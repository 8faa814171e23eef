package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the registered webhooks are. Each call joins the site's transaction. */
public interface WebhookHealths {

  /** Looks at all webhooks of a connection at once. */
  void checkNow(SiteId site, ConnectionId connection, Instant now);

  /** Looks at one webhook again at this time. */
  void checkAt(SiteId site, String registration, Instant at);

  /**
   * Notes the state that a look begun at {@code looked} found; nothing when a delivery came since.
   */
  void found(SiteId site, String registration, Finding finding, Instant looked);

  /** Notes what was put right in Harness. */
  void repaired(SiteId site, String registration, String what, Instant at);

  /**
   * Notes that it is created anew because Harness did not call it: what was missed is forgotten.
   */
  void renewed(SiteId site, String registration, String reason, Instant at);

  /** An administrator asks to switch it on; false when there is none for this coverage. */
  boolean askToSwitchOn(SiteId site, CoverageId coverage, Instant now);

  /** Notes that it was switched on. */
  void switchedOn(SiteId site, String registration, Instant at);

  /**
   * Counts changes that were missed in one look.
   *
   * @return the connection whose webhook has to be looked at now
   */
  Optional<ConnectionId> missed(SiteId site, CoverageId coverage, long changes, Instant at);

  /** A state and its reason, for people. */
  record Finding(WebhookHealth.State state, @Nullable String reason) {}
}
