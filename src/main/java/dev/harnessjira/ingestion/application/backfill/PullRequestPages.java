package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads those pull requests of a page that are wanted. One that Harness refuses is kept as the list
 * shows it, and folding asks again.
 */
@Service
class PullRequestPages {

  private final HarnessReads harness;
  private final CoverageWrites writes;
  private final KeepBackfills keep;
  private final KeepBackfilled keepBackfilled;
  private final BackfillSetbacks setbacks;
  private final Clock clock;

  PullRequestPages(
      HarnessReads harness,
      CoverageWrites writes,
      KeepBackfills keep,
      KeepBackfilled keepBackfilled,
      BackfillSetbacks setbacks,
      Clock clock) {
    this.harness = harness;
    this.writes = writes;
    this.keep = keep;
    this.keepBackfilled = keepBackfilled;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /**
   * What to do with one that alone is not answered; says whether it is to be kept without details.
   */
  interface Alone {
    boolean isKept(Listed listed, String words);
  }

  /** Returns when to go on with the page, null when all that can be is read. */
  @Nullable Instant read(
      BackfillRun run, ListedPage page, Predicate<Listed> considered, Alone alone) {
    for (var listed : wanted(run, page, considered)) {
      if (!clock.instant().isBefore(run.until())) {
        return clock.instant();
      }
      var reply = harness.complete(run.access(), listed);
      var wait = read(run, listed, reply, alone);
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private List<Listed> wanted(BackfillRun run, ListedPage page, Predicate<Listed> considered) {
    var worth = run.look().worth();
    return writes
        .write(
            run.place(),
            coverage ->
                page.pullRequests().stream()
                    .filter(listed -> keepBackfilled.isWanted(run.place(), worth, listed))
                    .filter(considered)
                    .toList())
        .orElse(List.of());
  }

  private @Nullable Instant read(
      BackfillRun run, Listed listed, Reply<ReadPullRequest> reply, Alone alone) {
    return switch (reply) {
      case Reply.Told<ReadPullRequest>(var read) -> kept(run, listed, read);
      case Reply.Refused<ReadPullRequest> refused -> kept(run, listed, null);
      case Reply.Missing<ReadPullRequest> missing -> kept(run, listed, null);
      case Reply.TokenRefused<ReadPullRequest>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<ReadPullRequest>(var at, var reason) ->
          setbacks.isAlone(run, at)
              ? alone(run, listed, alone.isKept(listed, reason))
              : setbacks.later(run, at, reason);
    };
  }

  // The page is begun anew: without this one, and with the patience that is due to the next.
  private Instant alone(BackfillRun run, Listed listed, boolean isKept) {
    if (isKept) {
      kept(run, listed, null);
    }
    return clock.instant();
  }

  private @Nullable Instant kept(BackfillRun run, Listed listed, @Nullable ReadPullRequest read) {
    var commits = read == null || read.commits() == null ? 0 : read.commits().size();
    keep.move(
        run.look(),
        coverage -> {
          keepBackfilled.keep(coverage, listed, read, run.state().began());
          return Tally.ofCommits(commits);
        },
        state -> state);
    return null;
  }
}
