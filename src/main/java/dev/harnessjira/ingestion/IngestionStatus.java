package dev.harnessjira.ingestion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How listening to Harness goes for a connection: when the last signed delivery came, how many wait
 * to be understood, how many had an unknown trigger or could not be read, the first read, and how
 * many changes were found in Harness before any delivery told of them; of those deliveries that
 * failed, how many were taken in later; how many differences the nightly sweeps found; when Harness
 * was last asked for changes with success, and what is in the way of that, in words for people.
 */
public record IngestionStatus(
    @Nullable Instant lastEvent,
    long waiting,
    long ignored,
    long unreadable,
    FirstRead firstRead,
    long untold,
    long recovered,
    long repaired,
    @Nullable Instant cursorLooked,
    @Nullable String cursorProblem) {

  public IngestionStatus(
      @Nullable Instant lastEvent,
      long waiting,
      long ignored,
      long unreadable,
      FirstRead firstRead,
      long untold) {
    this(lastEvent, waiting, ignored, unreadable, firstRead, untold, 0, 0, null, null);
  }

  public IngestionStatus(
      @Nullable Instant lastEvent,
      long waiting,
      long ignored,
      long unreadable,
      FirstRead firstRead) {
    this(lastEvent, waiting, ignored, unreadable, firstRead, 0);
  }

  /**
   * The first read of open pull requests: how many were read, how many of them name an issue, and
   * what holds it up, in words for people.
   */
  public record FirstRead(
      Progress progress, int pullRequests, int namingAnIssue, @Nullable String problem) {}

  /** How far a first read is. {@code HELD_UP} goes on by itself once its problem is gone. */
  public enum Progress {
    NONE,
    RUNNING,
    HELD_UP,
    DONE
  }
}
