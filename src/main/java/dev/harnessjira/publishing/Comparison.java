package dev.harnessjira.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How comparing a connection with what Jira holds goes: repositories compared of all, entities that
 * differed and were sent or deleted again, and what holds it up.
 */
public record Comparison(
    Instant ordered, int repositories, int compared, int repaired, @Nullable String problem) {

  public boolean done() {
    return compared >= repositories;
  }
}
