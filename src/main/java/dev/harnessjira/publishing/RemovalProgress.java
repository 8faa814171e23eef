package dev.harnessjira.publishing;

import dev.harnessjira.scope.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a removal from Jira is: repositories removed of all, what holds it up, and, where Jira
 * cannot be written to, what remains and how to remove it by hand.
 */
public record RemovalProgress(
    ConnectionId connection,
    boolean wholeConnection,
    State state,
    int repositories,
    int removed,
    Instant ordered,
    @Nullable String problem,
    @Nullable String remains) {

  /** {@code LEFT}: given up, something remains. */
  public enum State {
    GOING_ON,
    DONE,
    LEFT
  }
}
