package dev.harnessjira.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What Jira holds of a repository: its sequence and its latest entities, 400 at most. What was
 * accepted lately may not be there yet.
 */
public record DevInfoRepository(long sequence, List<Held> entities) {

  /** How many entities Jira names at most. */
  public static final int MOST = 400;

  /** An entity by type ({@code commit}, {@code branch}, {@code pull_request}) and id. */
  public record Held(String type, String id, long sequence, boolean namesIssues) {}

  private static final Map<String, String> TYPES =
      Map.of("commits", "commit", "branches", "branch", "pullRequests", "pull_request");

  static DevInfoRepository read(JsonNode node) {
    if (!node.isObject()) {
      throw new JiraCalls.UnreadableException();
    }
    List<Held> entities = new ArrayList<>();
    TYPES.forEach((list, type) -> {
      for (var entity : node.path(list)) {
        entities.add(
            new Held(
                type,
                JiraCalls.text(entity, "id"),
                entity.path("updateSequenceId").asLong(0),
                !entity.path("issueKeys").isEmpty() || !entity.path("associations").isEmpty()));
      }
    });
    return new DevInfoRepository(node.path("updateSequenceId").asLong(0), List.copyOf(entities));
  }

  /** The smallest sequence that was named. */
  public long oldest() {
    return entities.stream().mapToLong(Held::sequence).reduce(sequence, Math::min);
  }

  /** Whether these are all that Jira holds. */
  public boolean complete() {
    return entities.size() < MOST;
  }
}
