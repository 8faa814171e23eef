package dev.harnessjira.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How publishing goes for a connection: entities that wait, that Jira accepted, that it refused,
 * and those of which it knows no issue key; the keys that it does not know; when it last accepted
 * something, since when the oldest waits, what holds it up, and when it is tried again.
 */
public record PublishingStatus(
    long waiting,
    long accepted,
    long refused,
    long unmatched,
    List<String> unknownKeys,
    @Nullable Instant lastAccepted,
    @Nullable Instant waitingSince,
    Hold hold) {

  /**
   * What holds a site up, in words for people. A paused site waits for somebody to act; otherwise
   * it is tried again at {@code until}. {@code remark} is what stays in Jira from a former writing
   * identity.
   */
  public record Hold(
      boolean paused, @Nullable String reason, @Nullable Instant until, @Nullable String remark) {}
}
