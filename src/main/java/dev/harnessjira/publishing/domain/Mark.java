package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import java.time.Instant;

/**
 * An entity that may have changed, what told of it, and since when at the earliest. {@code name} is
 * Harness's name of it.
 */
public record Mark(EntityKey key, String name, Cause cause, Instant since) {

  public boolean live() {
    return cause.live();
  }

  /** The entity as ingestion names it. */
  public EntityRef ref() {
    return switch (key.kind()) {
      case PULL_REQUEST -> new EntityRef.PullRequest(key.repository(), Long.parseLong(name));
      case BRANCH -> new EntityRef.Branch(key.repository(), name);
      case COMMIT -> new EntityRef.Commit(key.repository(), name);
      case REPOSITORY -> throw new IllegalStateException("Repositories are never marked");
    };
  }

  /** Harness's name of an entity. */
  public static String name(EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest pull -> Long.toString(pull.number());
      case EntityRef.Branch branch -> branch.name();
      case EntityRef.Commit commit -> commit.sha();
    };
  }
}
