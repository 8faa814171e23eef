package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Answers of the development-information API, in Atlassian's shapes. */
final class DevInfoAnswers {

  private DevInfoAnswers() {}

  static Reply errors(int status, List<String> messages) {
    return Reply.json(
        status,
        Map.of(
            "errorMessages",
            messages.stream().map(message -> Map.of("message", message)).toList()));
  }

  /** What the 202 of a bulk submission says. */
  static Reply accepted(JsonNode body, Set<String> known) {
    Map<String, Object> accepted = new LinkedHashMap<>();
    Set<String> unknownKeys = new TreeSet<>();
    List<Object> unknownAssociations = new ArrayList<>();
    for (var repository : body.path("repositories")) {
      Map<String, List<String>> lists = new LinkedHashMap<>();
      for (var list : DevInfoStore.TYPES.keySet()) {
        List<String> ids = new ArrayList<>();
        for (var entity : repository.path(list)) {
          ids.add(entity.path("id").asString());
          entity.path("issueKeys").forEach(key -> unknownKeys.add(key.asString()));
          unknownAssociations.addAll(unknown(entity, known));
        }
        lists.put(list, ids);
      }
      accepted.put(repository.path("id").asString(), lists);
    }
    unknownKeys.removeAll(known);
    return Reply.json(
        202,
        Map.of(
            "acceptedDevinfoEntities",
            accepted,
            "failedDevinfoEntities",
            Map.of(),
            "unknownIssueKeys",
            unknownKeys,
            "unknownAssociations",
            unknownAssociations));
  }

  private static List<Object> unknown(JsonNode entity, Set<String> known) {
    List<Object> unknown = new ArrayList<>();
    for (var association : entity.path("associations")) {
      List<String> values = new ArrayList<>();
      association.path("values").forEach(value -> values.add(value.asString()));
      values.removeAll(known);
      if (!values.isEmpty()) {
        unknown.add(
            Map.of(
                "associationType",
                association.path("associationType").asString(),
                "values",
                values));
      }
    }
    return unknown;
  }
}
