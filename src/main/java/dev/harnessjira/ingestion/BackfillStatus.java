package dev.harnessjira.ingestion;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill is, all coverages of a connection together: as far as the one that is least
 * far. {@code repositories} are those that were found; pull requests are those that lists showed,
 * open or changed within the history; branches and commits are those that were read because of a
 * key. {@code historyBack} is how far back pull requests were read, {@code historyUntil} how far
 * they will be. {@code problem} says what holds it up, in words for people. {@code perMinute} is
 * the rate of the last two to four minutes in pull requests and branches.
 *
 * <p>{@code remaining} is an estimate, null while nobody can tell: what is still expected, by that
 * rate. Expected are the open pull requests that Harness counts for the repositories; of the others
 * the share that falls within the history if a repository got them evenly over its life; and for
 * each repository that is not done as many branches as those that are done had on average.
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

  /** Nothing was ever begun. */
  public static final BackfillStatus NONE =
      new BackfillStatus(Progress.NONE, 0, 0, 0, 0, 0, 0, 0, null, null, null, null, 0, null, null);

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
