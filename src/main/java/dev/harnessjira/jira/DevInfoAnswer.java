package dev.harnessjira.jira;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Jira took of a submission, what it refused and why, and which issue keys it does not know.
 */
public record DevInfoAnswer(
    Set<Entity> accepted, Map<Entity, String> failed, Set<String> unknownIssueKeys) {

  /**
   * An entity by repository, type ({@code commit}, {@code branch}, {@code pull_request}) and id; a
   * repository that is itself refused has the type {@code repository} and its own id.
   */
  public record Entity(String repository, String type, String id) {

    /** A repository itself. */
    public static Entity repository(String id) {
      return new Entity(id, "repository", id);
    }
  }

  private static final Map<String, String> TYPES =
      Map.of("commits", "commit", "branches", "branch", "pullRequests", "pull_request");

  static DevInfoAnswer read(JsonNode node) {
    if (!node.isObject() && !node.isMissingNode()) {
      throw new JiraCalls.UnreadableException();
    }
    Set<Entity> accepted = new HashSet<>();
    Map<Entity, String> failed = new HashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (var repository : node.path("acceptedDevinfoEntities").properties()) {
      each(repository.getKey(), repository.getValue(), (entity, item) -> accepted.add(entity));
    }
    for (var repository : node.path("failedDevinfoEntities").properties()) {
      var general = words(repository.getValue().path("errorMessages"));
      if (!general.isEmpty()) {
        failed.put(Entity.repository(repository.getKey()), general);
      }
      each(
          repository.getKey(),
          repository.getValue(),
          (entity, item) -> failed.put(entity, words(item, general)));
    }
    node.path("unknownIssueKeys").forEach(key -> unknown.add(key.asString()));
    return new DevInfoAnswer(accepted, failed, unknown);
  }

  private interface Each {
    void entity(Entity entity, JsonNode item);
  }

  private static void each(String repository, JsonNode lists, Each each) {
    TYPES.forEach((list, type) -> {
      for (var item : lists.path(list)) {
        var id = item.isObject() ? item.path("id").asString("") : item.asString("");
        each.entity(new Entity(repository, type, id), item);
      }
    });
  }

  private static String words(JsonNode item, String general) {
    var own = words(item.path("errorMessages"));
    return own.isEmpty() ? general : own;
  }

  private static String words(@Nullable JsonNode messages) {
    List<String> words = new ArrayList<>();
    if (messages != null) {
      for (var message : messages) {
        words.add(
            message.isString() ? message.asString() : message.path("message").asString("refused"));
      }
    }
    return String.join("; ", words);
  }
}
