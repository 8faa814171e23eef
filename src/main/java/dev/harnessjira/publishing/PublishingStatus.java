package dev.harnessjira.publishing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How publishing goes for a connection: entities that wait, that Jira accepted, that it refused,
 * and those of which it knows no issue key; the keys that it does not know; when it last accepted
 * something, since when the oldest waits, what holds it up, and when it is tried again; how many
 * are {@code crowded}: they name as many issue keys as Jira links or more, and the rest is left
 * out.
 */
public record PublishingStatus(
    long waiting,
    long accepted,
    long refused,
    long unmatched,
    List<String> unknownKeys,
    @Nullable Instant lastAccepted,
    @Nullable Instant waitingSince,
    Hold hold,
    long crowded) {

  public PublishingStatus(
      long waiting,
      long accepted,
      long refused,
      long unmatched,
      List<String> unknownKeys,
      @Nullable Instant lastAccepted,
      @Nullable Instant waitingSince,
      Hold hold) {
    this(waiting, accepted, refused, unmatched, unknownKeys, lastAccepted, waitingSince, hold, 0);
  }

  /**
   * What holds a site up, in words for people. A paused site waits for somebody to act; otherwise
   * it is tried again at {@code until}. One that is {@code slowed} goes on, at a slower pace.
   * {@code remark} is what stays in Jira from a former writing identity.
   */
  public record Hold(
      boolean paused,
      @Nullable String reason,
      @Nullable Instant until,
      @Nullable String remark,
      boolean slowed) {

    public Hold(
        boolean paused, @Nullable String reason, @Nullable Instant until, @Nullable String remark) {
      this(paused, reason, until, remark, false);
    }
  }
}
