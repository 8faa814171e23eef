package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.CoveredSpace.Trying;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is and was covered, with the webhook of each. Each call joins the site's transaction. */
public interface CoveredSpaces {

  /**
   * Adds a coverage and what its webhook is or would be, registration and secret; {@code wanted}
   * when it is meant to be there.
   */
  void add(Coverage coverage, NewWebhook webhook, boolean wanted, Instant at);

  /** All of a connection, ended or not, by path. */
  List<CoveredSpace> of(SiteId site, ConnectionId connection);

  /** All active ones of a site's connections, by path. */
  Map<ConnectionId, List<CoveredSpace>> active(SiteId site);

  /** All of these connections, ended or not, by path. */
  Map<ConnectionId, List<CoveredSpace>> of(SiteId site, Collection<ConnectionId> connections);

  /** The webhook of an active coverage is meant to be there, with a new secret. */
  void want(CoveredSpace space, String secret, Instant at);

  /** The webhook of an active coverage is to be removed; its secret is forgotten. */
  void unwant(CoveredSpace space, Instant at);

  /**
   * Ends coverages: waits for those that hold them, forgets the secrets, and their webhooks are to
   * be removed.
   */
  void end(SiteId site, Collection<CoverageId> coverages, Instant at);

  /** What the deliveries of the webhook are signed with; empty when it is not meant to be. */
  Optional<String> secret(SiteId site, String registration);

  /** Notes that Harness has the webhook; false when that was known or it is not meant to be. */
  boolean registered(SiteId site, String registration, Instant at);

  void removed(SiteId site, String registration, Instant at);

  void failed(SiteId site, String registration, Trying trying);

  /** Tries all of a connection that is not as it should be at once. */
  void tryNow(SiteId site, ConnectionId connection, Instant now);

  /** Notes Harness's own error of delivering, null when it has none. */
  void notReached(SiteId site, String registration, @Nullable String error);

  /** The random id and secret of a webhook. */
  record NewWebhook(String registration, String secret) {

    @Override
    public String toString() {
      return "NewWebhook[" + registration + "]";
    }
  }
}
