package dev.harnessjira.console.connections;

import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.publishing.UnknownKey.Why;
import java.time.Instant;

/** An issue key that Jira does not know, and what to make of that. */
record UnknownKeyRow(String key, String why, long entities, Instant lastTried, Instant nextTry) {

  static UnknownKeyRow of(UnknownKey unknown) {
    return new UnknownKeyRow(
        unknown.key(),
        why(unknown.why()),
        unknown.entities(),
        unknown.lastTried(),
        unknown.nextTry());
  }

  private static String why(Why why) {
    return switch (why) {
      case NO_SUCH_ISSUE -> "The project is there; Jira finds no issue with this number in it.";
      case LOOKS_LIKE_NO_KEY -> "It looks like a name of something else, not like an issue.";
      case NOT_A_PROJECT -> "This site has no project with this key, as far as we can see.";
      case UNKNOWN -> "Jira finds no such issue. We can’t see which projects this site has.";
    };
  }
}
