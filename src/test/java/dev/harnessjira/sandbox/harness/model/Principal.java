package dev.harnessjira.sandbox.harness.model;

import java.io.Serializable;

/** A user, service account or service that acts on the simulated Harness. */
public record Principal(
    long id, String uid, String displayName, String email, Kind kind, long created)
    implements Serializable {

  /** The kinds of principal, under the names that payloads use. */
  public enum Kind {
    USER("user"),
    SERVICE_ACCOUNT("serviceaccount"),
    SERVICE("service");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  public Identity identity() {
    return new Identity(displayName, email);
  }
}
