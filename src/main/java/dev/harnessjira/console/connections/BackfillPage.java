package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.console.picking.Times;
import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.FailedRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far reading what was there before is, in words. */
record BackfillPage(
    Lozenge status,
    String doing,
    @Nullable String problem,
    int repositories,
    int done,
    int failed,
    String read,
    @Nullable String history,
    @Nullable String pace,
    @Nullable Instant lastProgress,
    boolean moving,
    List<Failed> failures) {

  /** A repository that could not be read. */
  record Failed(String coverage, long id, String path, String reason, String words, Instant at) {}

  static BackfillPage of(BackfillStatus status, List<FailedRepository> failed) {
    return new BackfillPage(
        lozenge(status),
        doing(status.progress()),
        status.problem(),
        status.repositories(),
        status.repositoriesDone(),
        status.repositoriesFailed(),
        read(status),
        history(status),
        isMoving(status) ? pace(status) : null,
        status.lastProgress(),
        isMoving(status),
        failed.stream().map(BackfillPage::failed).toList());
  }

  private static boolean isMoving(BackfillStatus status) {
    return switch (status.progress()) {
      case NONE, DONE -> false;
      case LISTING_REPOSITORIES,
          READING_OPEN,
          READING_BRANCHES,
          READING_HISTORY,
          HELD_UP,
          STALLED ->
          true;
    };
  }

  private static Lozenge lozenge(BackfillStatus status) {
    return switch (status.progress()) {
      case NONE -> Lozenge.neutral("Not begun");
      case LISTING_REPOSITORIES, READING_OPEN, READING_BRANCHES, READING_HISTORY ->
          Lozenge.information("Reading");
      case HELD_UP -> Lozenge.warning("Waiting");
      case STALLED -> Lozenge.danger("Stalled");
      case DONE ->
          status.repositoriesFailed() == 0
              ? Lozenge.success("Complete")
              : Lozenge.warning("Complete but for some");
    };
  }

  private static String doing(Progress progress) {
    return switch (progress) {
      case NONE -> "It begins once the connection is set up.";
      case LISTING_REPOSITORIES -> "Listing the repositories.";
      case READING_OPEN -> "Reading open pull requests, the last changed first.";
      case READING_BRANCHES -> "Reading active branches, the last pushed first.";
      case READING_HISTORY -> "Reading the history of pull requests, backwards.";
      case HELD_UP -> "It waits and goes on by itself where it stopped.";
      case STALLED ->
          "It made no progress for minutes. It goes on by itself as soon as it can; if it doesn’t,"
              + " give your operator the id of this connection.";
      case DONE -> "Everything was read. What happens now comes by itself.";
    };
  }

  private static String read(BackfillStatus status) {
    return count(status.pullRequests(), "pull request", "pull requests")
        + " ("
        + number(status.pullRequestsNamingAnIssue())
        + (status.pullRequestsNamingAnIssue() == 1 ? " names" : " name")
        + " an issue), "
        + count(status.branches(), "branch", "branches")
        + ", "
        + count(status.commits(), "commit", "commits");
  }

  private static @Nullable String history(BackfillStatus status) {
    var until = status.historyUntil();
    if (until == null) {
      return null;
    }
    var end = Times.date(until);
    if (status.progress() == Progress.DONE) {
      return "Back to " + end;
    }
    var back = status.historyBack();
    var sofar = back == null ? "Not begun" : "Back to " + Times.date(back) + " so far";
    return sofar + ", to " + end + " in the end";
  }

  private static @Nullable String pace(BackfillStatus status) {
    if (status.perMinute() < 0.5) {
      return null;
    }
    var rate = number(Math.round(status.perMinute())) + " a minute";
    var remaining = status.remaining();
    return remaining == null ? rate : rate + ", about " + remaining(remaining) + " to go";
  }

  private static String remaining(Duration time) {
    if (time.toMinutes() < 1) {
      return "a minute";
    }
    if (time.toHours() < 1) {
      return count(time.toMinutes(), "minute", "minutes");
    }
    return count((time.toMinutes() + 30) / 60, "hour", "hours");
  }

  private static Failed failed(FailedRepository repository) {
    return new Failed(
        repository.coverage().toString(),
        repository.repository(),
        ScopeWords.inAccount(repository.path()),
        reason(repository.reason()),
        repository.words(),
        repository.at());
  }

  private static String reason(FailedRepository.Reason reason) {
    return switch (reason) {
      case NO_ACCESS -> "The token’s user may not see it";
      case GONE -> "Deleted or moved meanwhile";
      case NOT_READY -> "Being imported or locked in Harness";
      case NO_ANSWER -> "Harness answers with errors, or not in time";
      case REFUSED -> "Harness refuses to show it";
    };
  }

  private static String count(long number, String one, String many) {
    return number(number) + " " + (number == 1 ? one : many);
  }

  private static String number(long number) {
    return String.format(Locale.US, "%,d", number);
  }
}
