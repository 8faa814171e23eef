package dev.harnessjira.publishing.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Jira answered, in our words. */
public sealed interface Reply<T> {

  /** It did what was asked. */
  record Answered<T>(T value) implements Reply<T> {}

  /** It did not. */
  record Troubled<T>(Trouble trouble) implements Reply<T> {}

  /** Why not. {@code words} are for people. */
  sealed interface Trouble {

    String words();

    /** What was sent is refused as it is. */
    record Refused(String words) implements Trouble {}

    /** Too large. */
    record TooLarge(String words) implements Trouble {}

    /** Not before {@code until}, because of this limit. */
    record Throttled(String words, Instant until, Limit limit) implements Trouble {}

    /** No answer, or none that can be used; not before {@code until} when Jira said so. */
    record Unavailable(String words, @Nullable Instant until) implements Trouble {}

    /** The token is not accepted; a new one may be. */
    record TokenRefused(String words) implements Trouble {}

    /** Known, but not allowed to. */
    record NotAllowed(String words) implements Trouble {}

    /** The site is renamed, suspended or deleted. */
    record SiteGone(String words) implements Trouble {}

    /** There is nothing to write with until somebody acts. */
    record Paused(String words) implements Trouble {}
  }
}
