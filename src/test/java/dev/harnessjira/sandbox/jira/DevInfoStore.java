package dev.harnessjira.sandbox.jira;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a Jira site holds of one writing identity. Stored content is replaced only by a larger
 * sequence; a delete takes what is stored up to its sequence.
 */
final class DevInfoStore implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The lists of a repository, by the name that a delete uses. */
  static final Map<String, String> TYPES =
      Map.of("commits", "commit", "branches", "branch", "pullRequests", "pull_request");

  private static final int MOST_TOLD = 400;
  private static final int LONGEST_MESSAGE = 1024;

  private final Map<String, Repository> repositories = new LinkedHashMap<>();

  private static final class Repository implements Serializable {

    private static final long serialVersionUID = 1L;

    JsonNode node;
    final HashMap<String, String> properties = new HashMap<>();
    final HashMap<String, Map<String, JsonNode>> entities = new HashMap<>();

    Repository(JsonNode node) {
      this.node = node;
    }

    Map<String, JsonNode> entities(String type) {
      return entities.computeIfAbsent(type, key -> new LinkedHashMap<>());
    }
  }

  /** A stored entity. */
  record Stored(String repository, String type, String id, JsonNode node, JsonNode repositoryNode) {

    Set<String> keys() {
      return DevInfoStore.keys(node);
    }
  }

  /** What ties an entity to issues, sent either way. */
  static Set<String> keys(JsonNode entity) {
    Set<String> keys = new TreeSet<>();
    entity.path("issueKeys").forEach(key -> keys.add(key.asString()));
    for (var association : entity.path("associations")) {
      association.path("values").forEach(value -> keys.add(value.asString()));
    }
    return keys;
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
      TYPES.forEach((list, type) -> store(stored.entities(type), repository.path(list), knownKeys));
    }
  }

  private static void store(Map<String, JsonNode> entities, JsonNode list, Set<String> knownKeys) {
    for (var entity : list) {
      var id = entity.path("id").asString();
      var old = entities.get(id);
      var isNewer = old == null || sequence(old) < sequence(entity);
      if (isNewer && keys(entity).stream().anyMatch(knownKeys::contains)) {
        entities.put(id, kept(entity, knownKeys));
      }
    }
  }

  /** A message of limited length, and of the keys those that are known when it comes. */
  private static JsonNode kept(JsonNode entity, Set<String> knownKeys) {
    var kept = (ObjectNode) entity.deepCopy();
    var message = entity.path("message").asString("");
    if (message.length() > LONGEST_MESSAGE) {
      kept.put("message", message.substring(0, LONGEST_MESSAGE));
    }
    retain(kept.path("issueKeys"), knownKeys);
    kept.path("associations").forEach(one -> retain(one.path("values"), knownKeys));
    return kept;
  }

  private static void retain(JsonNode keys, Set<String> knownKeys) {
    for (var i = keys.size() - 1; i >= 0; i--) {
      if (!knownKeys.contains(keys.get(i).asString())) {
        ((ArrayNode) keys).remove(i);
      }
    }
  }

  /** Takes what is stored up to the sequence; the repository itself stays when it is newer. */
  synchronized void deleteRepository(String id, long upTo) {
    var stored = repositories.get(id);
    if (stored != null) {
      stored.entities.values().forEach(all -> all.values().removeIf(e -> sequence(e) <= upTo));
      if (sequence(stored.node) <= upTo) {
        repositories.remove(id);
      }
    }
  }

  synchronized void deleteEntity(String repository, String type, String id, long upTo) {
    var stored = repositories.get(repository);
    if (stored != null) {
      stored
          .entities(type)
          .computeIfPresent(id, (key, node) -> sequence(node) <= upTo ? null : node);
    }
  }

  synchronized void deleteByProperties(Map<String, String> wanted) {
    repositories.values().removeIf(stored -> matches(stored, wanted));
  }

  synchronized boolean existsByProperties(Map<String, String> wanted, long upTo) {
    return repositories.values().stream()
        .anyMatch(stored -> sequence(stored.node) <= upTo && matches(stored, wanted));
  }

  private static boolean matches(Repository stored, Map<String, String> wanted) {
    return stored.properties.entrySet().containsAll(wanted.entrySet());
  }

  /** The repository with its most recent 400 entities; null when it is not stored. */
  synchronized @Nullable JsonNode repository(String id) {
    var stored = repositories.get(id);
    if (stored == null) {
      return null;
    }
    var node = (ObjectNode) stored.node.deepCopy();
    TYPES.keySet().forEach(node::putArray);
    stored.entities.values().stream()
        .flatMap(entities -> entities.values().stream())
        .sorted(Comparator.comparingLong(DevInfoStore::sequence).reversed())
        .limit(MOST_TOLD)
        .forEach(entity -> node.withArray("/" + listOf(stored, entity)).add(entity));
    return node;
  }

  private static String listOf(Repository repository, JsonNode entity) {
    return TYPES.entrySet().stream()
        .filter(type -> repository.entities(type.getValue()).containsValue(entity))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
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

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  private static long sequence(JsonNode node) {
    return node.path("updateSequenceId").asLong();
  }
}
