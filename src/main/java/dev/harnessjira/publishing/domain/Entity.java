package dev.harnessjira.publishing.domain;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.content.Content;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity with the content that Jira should hold (null: none), that content's sequence, what is
 * still to be done and what became of it. {@code sent}: Jira may hold something of it, at least
 * some version. {@code cause} and {@code since}: what made it wait.
 */
public record Entity(
    EntityKey key,
    String name,
    @Nullable Content content,
    long sequence,
    State state,
    @Nullable Action action,
    boolean sent,
    Cause cause,
    Instant since) {

  /** What became of the wanted content. */
  public enum State {
    WAITING,
    ACCEPTED,
    REFUSED,
    /** Jira knows none of its keys, so it holds nothing. */
    UNMATCHED,
    /** Jira should hold nothing of it, and does not. */
    ABSENT
  }

  /** What is still to be done with Jira. */
  public enum Action {
    PUT,
    DELETE
  }

  /** The same, to be sent or deleted once more, as backfill. */
  Entity waiting(long newSequence, State newState, @Nullable Action next, Instant now) {
    return new Entity(key, name, content, newSequence, newState, next, sent, Cause.BACKFILL, now);
  }

  /** The same with another content. */
  Entity with(Content other) {
    return new Entity(key, name, other, sequence, state, action, sent, cause, since);
  }

  public boolean live() {
    return cause.live();
  }

  /** Whether Jira should hold it as an entity of its own. */
  public boolean wanted() {
    return content != null && !content.issueKeys().isEmpty();
  }

  /**
   * Up to which sequence a deletion takes what is stored. What is still wanted in part (the last
   * commit of a branch) or again later keeps its own number.
   */
  public long deleteUpTo() {
    return content == null ? sequence : sequence - 1;
  }
}
