package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer by Harness's id of the principal; a group of users by its id below zero, so that no
 * two collide. {@code decision} is null when a comment is the last that was said: it changes
 * nothing.
 */
public record KnownReviewer(long principal, Person person, @Nullable Decision decision) {

  public Decision decisionOrPending() {
    return decision == null ? Decision.PENDING : decision;
  }

  /** Keeps the older decision where this one says nothing. */
  public KnownReviewer over(@Nullable KnownReviewer older) {
    return decision != null || older == null
        ? this
        : new KnownReviewer(principal, person, older.decision);
  }
}
