package dev.harnessjira.publishing;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an entity in Jira: how its wanted content stands, since when it waits, what Jira
 * was last asked and answered, when it last accepted something, its words when it refused, and the
 * issue keys that it does not know. {@code issueKeys} are those that it names now; none when Jira
 * should hold nothing of it.
 */
public record TracedEntity(
    ConnectionId connection,
    CoverageId coverage,
    EntityRef ref,
    String title,
    String url,
    List<String> issueKeys,
    Standing standing,
    @Nullable Instant waitingSince,
    @Nullable Asked asked,
    @Nullable Instant accepted,
    @Nullable String refusal,
    List<String> unknownKeys) {

  /** How the wanted content stands. */
  public enum Standing {
    /** To be sent. */
    WAITING,
    /** To be removed from Jira. */
    LEAVING,
    ACCEPTED,
    REFUSED,
    /** Jira knows none of its keys, so it holds nothing. */
    UNMATCHED,
    /** Jira should hold nothing of it, and does not. */
    ABSENT
  }

  /**
   * What Jira was last asked to hold, and its answer; {@code current} when that is what it should
   * hold now.
   */
  public record Asked(
      Instant at, String title, List<String> issueKeys, Answer answer, boolean current) {}

  /** What Jira answered. */
  public enum Answer {
    ACCEPTED,
    REFUSED,
    /** It knows none of the keys. */
    UNMATCHED,
    /** It was asked to remove it, and did. */
    DELETED
  }
}
