package dev.harnessjira.sandbox.jira;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a Jira site holds of one writing identity. Stored content is replaced only by a larger
 * sequence; a delete takes what is stored up to its sequence.
 */
final class DevInfoStore {

  private static final Map<String, String> TYPES =
      Map.of("commits", "commit", "branches", "branch", "pullRequests", "pull_request");

  private final Map<String, Repository> repositories = new LinkedHashMap<>();

  private static final class Repository {
    JsonNode node;
    Map<String, String> properties = new HashMap<>();
    final Map<String, Map<String, JsonNode>> entities = new HashMap<>();

    Repository(JsonNode node) {
      this.node = node;
    }
  }

  /** A stored entity. */
  record Stored(String repository, String type, String id, JsonNode node, JsonNode repositoryNode) {
    Set<String> keys() {
      Set<String> keys = new TreeSet<>();
      node.path("issueKeys").forEach(key -> keys.add(key.asString()));
      return keys;
    }
  }

  synchronized void store(JsonNode body, Set<String> knownKeys) {
    for (var repository : body.path("repositories")) {
      var id = repository.path("id").asString();
      var stored = repositories.computeIfAbsent(id, key -> new Repository(repository));
      if (sequence(stored.node) < sequence(repository)) {
        stored.node = repository;
      }
      for (var property : body.path("properties").properties()) {
        stored.properties.put(property.getKey(), property.getValue().asString());
      }
      TYPES.forEach((list, type) -> store(stored, type, repository.path(list), knownKeys));
    }
  }

  private static void store(
      Repository repository, String type, JsonNode list, Set<String> knownKeys) {
    var entities = repository.entities.computeIfAbsent(type, key -> new LinkedHashMap<>());
    for (var entity : list) {
      var id = entity.path("id").asString();
      var old = entities.get(id);
      if ((old == null || sequence(old) < sequence(entity)) && known(entity, knownKeys)) {
        entities.put(id, entity);
      }
    }
  }

  private static boolean known(JsonNode entity, Set<String> knownKeys) {
    for (var key : entity.path("issueKeys")) {
      if (knownKeys.contains(key.asString())) {
        return true;
      }
    }
    return false;
  }

  synchronized void deleteRepository(String id) {
    repositories.remove(id);
  }

  synchronized void deleteEntity(String repository, String type, String id, long upTo) {
    var stored = repositories.get(repository);
    if (stored != null) {
      stored
          .entities
          .getOrDefault(type, new HashMap<>())
          .computeIfPresent(id, (key, node) -> sequence(node) <= upTo ? null : node);
    }
  }

  synchronized void deleteByProperties(Map<String, String> wanted) {
    repositories.values().removeIf(stored -> matches(stored, wanted));
  }

  synchronized boolean existsByProperties(Map<String, String> wanted) {
    return repositories.values().stream().anyMatch(stored -> matches(stored, wanted));
  }

  private static boolean matches(Repository stored, Map<String, String> wanted) {
    return stored.properties.entrySet().containsAll(wanted.entrySet());
  }

  synchronized @Nullable JsonNode repository(String id) {
    var stored = repositories.get(id);
    return stored == null ? null : stored.node;
  }

  synchronized List<Stored> all() {
    List<Stored> all = new ArrayList<>();
    repositories.forEach((id, repository) ->
        repository.entities.forEach((type, entities) ->
            entities.forEach(
                (entity, node) -> all.add(new Stored(id, type, entity, node, repository.node)))));
    all.sort(Comparator.comparing(Stored::type).thenComparing(Stored::id));
    return all;
  }

  synchronized Set<String> repositoryIds() {
    return Set.copyOf(repositories.keySet());
  }

  private static long sequence(JsonNode node) {
    return node.path("updateSequenceId").asLong();
  }
}
