package dev.harnessjira.publishing;

import java.time.Instant;

/**
 * An issue key that Jira says it does not know, with a reason to suppose, how many entities of the
 * connection name it, when Jira last said so and when it is tried again.
 */
public record UnknownKey(String key, Why why, long entities, Instant lastTried, Instant nextTry) {

  /** Why Jira may not know it. */
  public enum Why {
    /** The project is there, the issue is not (any more). */
    NO_SUCH_ISSUE,
    /** Something else is commonly written like this: {@code UTF-8}. */
    LOOKS_LIKE_NO_KEY,
    /** The site has no such project, as far as can be seen. */
    NOT_A_PROJECT,
    /** The projects of the site are not known. */
    UNKNOWN
  }
}
