package dev.harnessjira.scope;

import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The webhooks registered in Harness, as the endpoint that receives them needs them. */
public interface WebhookRegistrations {

  /**
   * Finds the registration that an address names; empty when unknown or ended. One indexed read;
   * needs no tenant and no transaction.
   */
  Optional<Registration> find(String registrationId);

  /**
   * The identifier that the webhook of an active coverage has in Harness; empty while it is not
   * registered there.
   */
  default Optional<String> identifier(SiteId site, CoverageId coverage) {
    return Optional.empty();
  }

  /** A signed delivery came: Harness reaches us. */
  void reached(Registration registration, Instant at);

  /**
   * A look at Harness found changes that a webhook should have told of and none did: new pull
   * requests, or other titles, states or branches. Changes that no webhook ever tells of, such as
   * reviewers, do not count. In the current transaction; when it happens in several looks in a row,
   * the webhook is looked at.
   */
  void missed(SiteId site, CoverageId coverage, long changes, Instant at);

  /** What a webhook is for, and the secrets its deliveries may be signed with, newest first. */
  record Registration(String id, Coverage coverage, List<String> secrets) {}
}
