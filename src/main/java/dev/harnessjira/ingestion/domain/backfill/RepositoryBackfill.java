package dev.harnessjira.ingestion.domain.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the backfill of one repository is. {@code walk} is where it is in the repository's own
 * pull requests, {@code page} the next page of branches or commits. {@code active} is when it was
 * last pushed to. {@code failure} says why it cannot be read; it is then read from its beginning
 * when it is tried again.
 */
public record RepositoryBackfill(
    long repository,
    int run,
    Stage stage,
    int page,
    @Nullable Long before,
    String path,
    Instant active,
    Expected expected,
    int attempts,
    @Nullable Failure failure) {

  private static final Duration FIRST_RETRY = Duration.ofMinutes(15);
  private static final Duration LAST_RETRY = Duration.ofDays(1);

  /** What is read next. Pull requests are only when the repository is read by itself. */
  public enum Stage {
    PULL_REQUESTS,
    /** Open ones that did not change within the history. */
    OLDER_PULL_REQUESTS,
    BRANCHES,
    COMMITS,
    DONE
  }

  /** How many pull requests it should have, open ones and others within the history. */
  public record Expected(int open, int past) {}

  /** Why it failed; {@code retry} is null when that does not pass by itself. */
  public record Failure(Reason reason, String words, Instant at, @Nullable Instant retry) {}

  /** One whose pull requests are found with those of the whole coverage. */
  public static RepositoryBackfill listed(
      long repository, int run, String path, Instant active, Expected expected) {
    return new RepositoryBackfill(
        repository, run, Stage.BRANCHES, 1, null, path, active, expected, 0, null);
  }

  /** One that is read by itself. */
  public static RepositoryBackfill alone(long repository, int run, String path, Instant active) {
    return new RepositoryBackfill(
        repository, run, Stage.PULL_REQUESTS, 1, null, path, active, new Expected(0, 0), 0, null);
  }

  public Walk walk() {
    return new Walk(before, false);
  }

  public RepositoryBackfill at(Stage next, int nextPage, @Nullable Long nextBefore) {
    return new RepositoryBackfill(
        repository, run, next, nextPage, nextBefore, path, active, expected, 0, null);
  }

  public RepositoryBackfill again() {
    return at(Stage.PULL_REQUESTS, 1, null);
  }

  public RepositoryBackfill failed(Reason reason, String words, Instant at) {
    var passes = reason == Reason.NOT_READY || reason == Reason.NO_ANSWER;
    var retry = passes ? at.plus(pause()) : null;
    return new RepositoryBackfill(
        repository,
        run,
        Stage.PULL_REQUESTS,
        1,
        null,
        path,
        active,
        expected,
        attempts + 1,
        new Failure(reason, words, at, retry));
  }

  private Duration pause() {
    var pause = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
    return pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY;
  }
}
