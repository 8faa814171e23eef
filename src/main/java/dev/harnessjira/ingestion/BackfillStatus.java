package dev.harnessjira.ingestion;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill is, all coverages of a connection together. Counts are of what it found and
 * read itself. {@code historyBack} is how far back it has read, {@code historyUntil} how far it
 * will at the most. {@code problem} says what holds it up, in words for people. {@code perMinute}
 * is the rate of the last minutes in pull requests and branches; {@code remaining} is an estimate,
 * null while nobody can tell.
 */
public record BackfillStatus(
    Progress progress,
    int repositories,
    int repositoriesDone,
    int repositoriesFailed,
    int pullRequests,
    int pullRequestsNamingAnIssue,
    int branches,
    int commits,
    @Nullable Instant began,
    @Nullable Instant lastProgress,
    @Nullable Instant historyBack,
    @Nullable Instant historyUntil,
    double perMinute,
    @Nullable Duration remaining,
    @Nullable String problem) {

  /** What it does. {@code HELD_UP} and {@code STALLED} go on by themselves once they can. */
  public enum Progress {
    NONE,
    LISTING_REPOSITORIES,
    READING_OPEN,
    READING_BRANCHES,
    READING_HISTORY,
    /** Something is in the way, which {@code problem} names. */
    HELD_UP,
    /** It should go on and made no progress for minutes. */
    STALLED,
    DONE
  }
}
