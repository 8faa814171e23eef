package dev.harnessjira.scope;

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

  /** A signed delivery came: Harness reaches us. */
  void reached(Registration registration, Instant at);

  /** What a webhook is for, and the secrets its deliveries may be signed with, newest first. */
  record Registration(String id, Coverage coverage, List<String> secrets) {}
}
