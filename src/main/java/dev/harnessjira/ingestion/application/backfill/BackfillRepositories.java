package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.BranchPage;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.CommitPage;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads a page of one repository: of its branches, of the commits of its default branch, or, when
 * it is read by itself, of its pull requests. One that cannot be read fails by itself.
 */
@Service
class BackfillRepositories {

  /** Pages of a default branch's commits that are looked at. */
  private static final int MOST_PAGES = 10;

  private final BackfillReads harness;
  private final KeepBackfills keep;
  private final KeepBackfilled keepBackfilled;
  private final KnownCode code;
  private final CoverageWrites writes;
  private final PullRequestPages pullRequests;
  private final BranchPages branches;
  private final BackfillSetbacks setbacks;

  BackfillRepositories(
      BackfillReads harness,
      KeepBackfills keep,
      KeepBackfilled keepBackfilled,
      KnownCode code,
      CoverageWrites writes,
      PullRequestPages pullRequests,
      BranchPages branches,
      BackfillSetbacks setbacks) {
    this.harness = harness;
    this.keep = keep;
    this.keepBackfilled = keepBackfilled;
    this.code = code;
    this.writes = writes;
    this.pullRequests = pullRequests;
    this.branches = branches;
    this.setbacks = setbacks;
  }

  /** A repository, and how far it is. */
  record One(KnownRepository known, RepositoryBackfill state) {}

  @Nullable Instant next(BackfillRun run, RepositoryBackfill state) {
    var known = writes.write(run.place(), coverage -> find(run.place(), state)).orElse(null);
    if (known == null) {
      return null;
    }
    var one = new One(known, state);
    return switch (state.stage()) {
      case PULL_REQUESTS -> pullRequests(run, one, run.horizon());
      case OLDER_PULL_REQUESTS -> pullRequests(run, one, null);
      case BRANCHES -> branches(run, one);
      case COMMITS -> commits(run, one);
      case DONE -> null;
    };
  }

  private KnownRepository find(Place place, RepositoryBackfill state) {
    return code.repositories()
        .find(place, state.repository())
        .orElseThrow(() -> new IllegalStateException("Never kept: " + state.path()));
  }

  private @Nullable Instant pullRequests(BackfillRun run, One one, @Nullable Long after) {
    var before = one.state().walk().asksBefore();
    return answered(
        run,
        one,
        harness.pullRequests(run.access(), one.known(), after, before),
        page -> {
          var wait = pullRequests.read(run, page, listed -> true, (listed, words) -> true);
          return wait == null ? further(run, one, page) : wait;
        });
  }

  private @Nullable Instant further(BackfillRun run, One one, ListedPage page) {
    keep.move(
        run.look(),
        one.state(),
        coverage -> Tally.NOTHING,
        now -> page.hasMore() ? past(now, page) : ended(run, now));
    return null;
  }

  private static RepositoryBackfill past(RepositoryBackfill now, ListedPage page) {
    var last = page.pullRequests().getLast().pullRequest().updated();
    return now.at(now.stage(), 1, now.walk().past(last, true).before());
  }

  private static RepositoryBackfill ended(BackfillRun run, RepositoryBackfill now) {
    return now.stage() == Stage.PULL_REQUESTS
        ? now.at(Stage.OLDER_PULL_REQUESTS, 1, run.horizon())
        : now.at(Stage.BRANCHES, 1, null);
  }

  private @Nullable Instant branches(BackfillRun run, One one) {
    return answered(
        run,
        one,
        harness.branches(run.access(), one.known(), one.state().page()),
        page -> branches(run, one, page));
  }

  private @Nullable Instant branches(BackfillRun run, One one, BranchPage page) {
    var horizon = run.state().horizon();
    var within =
        page.branches().stream().filter(branch -> !branch.moved().isBefore(horizon)).toList();
    var wait = branches.read(run, one.known(), within);
    if (wait != null) {
      return wait;
    }
    var more = page.hasMore() && within.size() == page.branches().size();
    keep.move(
        run.look(),
        one.state(),
        coverage -> Tally.NOTHING,
        now ->
            more ? now.at(Stage.BRANCHES, now.page() + 1, null) : now.at(Stage.COMMITS, 1, null));
    return null;
  }

  private @Nullable Instant commits(BackfillRun run, One one) {
    if (!run.look().worth().places().commitMessages()) {
      keep.move(
          run.look(), one.state(), coverage -> Tally.NOTHING, now -> now.at(Stage.DONE, 1, null));
      return null;
    }
    var since = run.state().horizon();
    return answered(
        run,
        one,
        harness.commits(run.access(), one.known(), since, one.state().page()),
        page -> commits(run, one, page));
  }

  private @Nullable Instant commits(BackfillRun run, One one, CommitPage page) {
    var worth = run.look().worth();
    var naming = page.commits().stream().filter(worth::isWorth).toList();
    var began = run.state().began();
    var more = page.hasMore() && one.state().page() < MOST_PAGES;
    keep.move(
        run.look(),
        one.state(),
        coverage ->
            Tally.ofCommits(
                keepBackfilled.commits(Place.of(coverage), one.known().id(), naming, began)),
        now -> more ? now.at(Stage.COMMITS, now.page() + 1, null) : now.at(Stage.DONE, 1, null));
    return null;
  }

  private <T> @Nullable Instant answered(
      BackfillRun run, One one, Reply<T> reply, Function<T, @Nullable Instant> use) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      case Reply.Missing<T>(var reason) -> failed(run, one, Reason.GONE, reason);
      case Reply.Refused<T>(var why, var reason) ->
          failed(run, one, BackfillSetbacks.reason(why), reason);
      case Reply.TokenRefused<T>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<T>(var at, var reason) ->
          setbacks.isAlone(run, at)
              ? failed(run, one, Reason.NO_ANSWER, reason)
              : setbacks.later(run, at, reason);
    };
  }

  private @Nullable Instant failed(BackfillRun run, One one, Reason reason, String words) {
    setbacks.failed(run, one.known(), reason, words);
    return null;
  }
}
