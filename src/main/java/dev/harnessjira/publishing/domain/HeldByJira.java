package dev.harnessjira.publishing.domain;

import java.util.List;
import java.util.Optional;

/**
 * What Jira says that it holds of a repository, with the sequence of each; {@code complete} is
 * false when it named only the latest.
 */
public record HeldByJira(long sequence, boolean complete, List<Held> entities) {

  /** Nothing. */
  public static final HeldByJira NOTHING = new HeldByJira(0, true, List.of());

  /** An entity by its id in Jira. */
  public record Held(Kind kind, String id, long sequence, boolean namesIssues) {}

  Optional<Held> find(EntityKey key) {
    return entities.stream()
        .filter(held -> held.kind() == key.kind() && held.id().equals(key.id()))
        .findFirst();
  }
}
