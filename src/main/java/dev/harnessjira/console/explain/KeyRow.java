package dev.harnessjira.console.explain;

import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issue key, where it was found, whether it counts, and when it is tried again because Jira says
 * that it does not know it.
 */
public record KeyRow(
    String key, String where, boolean counts, boolean unknown, @Nullable Instant nextTry) {

  /** Keys in order, each with all the places where it was found. */
  static Map<String, List<FoundKey>> byKey(List<FoundKey> found) {
    return found.stream()
        .collect(Collectors.groupingBy(FoundKey::key, LinkedHashMap::new, Collectors.toList()));
  }

  static String where(List<FoundKey> found) {
    return found.stream().map(KeyRow::where).distinct().collect(Collectors.joining(", "));
  }

  /** Such as "ACME-1 (from pull request 4), ACME-2 (message)". */
  static String line(List<FoundKey> found) {
    return byKey(found).entrySet().stream()
        .map(entry -> entry.getKey() + " (" + where(entry.getValue()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String where(FoundKey found) {
    var words =
        switch (found.found()) {
          case TITLE -> "title";
          case DESCRIPTION -> "description";
          case BRANCH_NAME -> "branch name";
          case COMMIT_MESSAGE -> "commit message";
          case HEAD_MESSAGE -> "message of its last commit";
          case PULL_REQUEST -> "from pull request " + found.pullRequest();
        };
    return found.counts() || found.found() == Found.PULL_REQUEST
        ? words
        : words + ", which doesn’t count here";
  }
}
