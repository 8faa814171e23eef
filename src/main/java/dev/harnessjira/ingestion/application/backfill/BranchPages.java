package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.application.backfill.KeepBackfilledBranches.PickedBranch;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.ListedBranch;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads those branches of a page that are wanted, each with its commits. */
@Service
class BranchPages {

  private final BackfillReads harness;
  private final CoverageWrites writes;
  private final KeepBackfills keep;
  private final KeepBackfilledBranches branches;
  private final BackfillSetbacks setbacks;
  private final Clock clock;

  BranchPages(
      BackfillReads harness,
      CoverageWrites writes,
      KeepBackfills keep,
      KeepBackfilledBranches branches,
      BackfillSetbacks setbacks,
      Clock clock) {
    this.harness = harness;
    this.writes = writes;
    this.keep = keep;
    this.branches = branches;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** Returns when to go on with the page, null when all that can be is read. */
  @Nullable Instant read(BackfillRun run, KnownRepository repository, List<ListedBranch> page) {
    for (var picked : wanted(run, repository, page)) {
      if (!clock.instant().isBefore(run.until())) {
        return clock.instant();
      }
      var reply = harness.branch(run.access(), repository, picked.listed());
      var wait = read(run, repository, picked, reply);
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private List<PickedBranch> wanted(
      BackfillRun run, KnownRepository repository, List<ListedBranch> page) {
    var worth = run.look().worth();
    return writes
        .write(
            run.place(),
            coverage ->
                page.stream()
                    .map(listed -> branches.pick(run.place(), repository, listed))
                    .filter(picked -> branches.isWanted(picked, repository, worth))
                    .toList())
        .orElse(List.of());
  }

  private @Nullable Instant read(
      BackfillRun run, KnownRepository repository, PickedBranch picked, Reply<ReadBranch> reply) {
    return switch (reply) {
      case Reply.Told<ReadBranch>(var read) -> kept(run, repository, picked, read);
      case Reply.Refused<ReadBranch> refused -> kept(run, repository, picked, null);
      case Reply.Missing<ReadBranch> missing -> kept(run, repository, picked, null);
      case Reply.TokenRefused<ReadBranch>(var reason) -> setbacks.tokenRefused(run, reason);
      case Reply.Later<ReadBranch>(var at, var reason) ->
          setbacks.isAlone(run, at)
              ? alone(run, repository, reason)
              : setbacks.later(run, at, reason);
    };
  }

  private Instant alone(BackfillRun run, KnownRepository repository, String words) {
    setbacks.failed(run, repository, Reason.NO_ANSWER, words);
    return clock.instant();
  }

  private @Nullable Instant kept(
      BackfillRun run, KnownRepository repository, PickedBranch picked, @Nullable ReadBranch read) {
    keep.move(
        run.look(),
        coverage -> {
          branches.keep(run.place(), repository, picked, read, run.state().began());
          return Tally.ofBranch(read == null ? 0 : read.commits().size());
        },
        state -> state);
    return null;
  }
}
