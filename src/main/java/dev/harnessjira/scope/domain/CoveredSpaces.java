package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.CoveredSpace.Trying;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is and was covered, with the webhook of each. Each call joins the site's transaction. */
public interface CoveredSpaces {

  /** Adds a coverage and what its webhook will be: registration and secret. */
  void add(Coverage coverage, NewWebhook webhook, Instant at);

  /** All of a connection, ended or not, by path. */
  List<CoveredSpace> of(SiteId site, ConnectionId connection);

  /**
   * Ends coverages: waits for those that hold them, forgets the secrets, and their webhooks are to
   * be removed.
   */
  void end(SiteId site, Collection<CoverageId> coverages, Instant at);

  /** What the deliveries of the webhook are signed with; empty once its coverage has ended. */
  Optional<String> secret(SiteId site, String registration);

  /** Notes that Harness has the webhook; false when that was known. */
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
