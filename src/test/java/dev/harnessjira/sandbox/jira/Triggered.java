package dev.harnessjira.sandbox.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An entity with a known issue key that was submitted with transitions not prevented: Jira would
 * have run smart commits and automatic transitions. A repeated submission counts again, whatever
 * its sequence: nobody has said that Jira would not.
 */
public record Triggered(
    String cloudId, String repository, String type, String id, Set<String> keys) {

  static List<Triggered> by(String cloudId, JsonNode body, Set<String> known) {
    List<Triggered> all = new ArrayList<>();
    if (body.path("preventTransitions").asBoolean(false)) {
      return all;
    }
    for (var repository : body.path("repositories")) {
      DevInfoStore.TYPES.forEach((list, type) -> {
        for (var entity : repository.path(list)) {
          var keys = DevInfoStore.keys(entity);
          keys.retainAll(known);
          if (!keys.isEmpty()) {
            all.add(
                new Triggered(
                    cloudId,
                    repository.path("id").asString(),
                    type,
                    entity.path("id").asString(),
                    Set.copyOf(keys)));
          }
        }
      });
    }
    return all;
  }
}
