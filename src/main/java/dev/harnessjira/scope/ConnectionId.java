package dev.harnessjira.scope;

import java.util.UUID;

/** A connection of a Jira site with a Harness scope. */
public record ConnectionId(UUID value) {

  /** A new, random one. */
  public static ConnectionId random() {
    return new ConnectionId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
