package dev.harnessjira.publishing.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Jira took of a submission: all but the failed ones, which have its words, and those of which
 * it knows no key.
 */
public record Taken(Map<EntityKey, String> failed, Set<String> unknownKeys) {

  /** What became of an item. */
  public sealed interface Verdict {

    /** The keys that Jira does not know. */
    default List<String> unknown() {
      return switch (this) {
        case Accepted(var keys) -> keys;
        case Unmatched(var keys) -> keys;
        case Refused refused -> List.of();
      };
    }

    record Accepted(List<String> unknownKeys) implements Verdict {}

    /** Jira knows none of its keys and stores nothing. */
    record Unmatched(List<String> unknownKeys) implements Verdict {}

    record Refused(String words) implements Verdict {}
  }

  public Verdict verdict(Item item) {
    var words = failed.get(item.key());
    if (words != null) {
      return new Verdict.Refused(words.isBlank() ? "Jira gave no reason." : words);
    }
    var keys = item.keys();
    var unknown = keys.stream().filter(unknownKeys::contains).toList();
    return unknown.size() == keys.size()
        ? new Verdict.Unmatched(unknown)
        : new Verdict.Accepted(unknown);
  }
}
