package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.reading.HarnessSessions;
import dev.harnessjira.ingestion.application.reading.HarnessSessions.Session;
import dev.harnessjira.ingestion.application.sweeping.MoveSweeps.Current;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.missed.SweptCode.Pushed;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Asks Harness for the next list that a sweep compares with, and has it compared. */
@Service
class SweepStep {

  private final MoveSweeps sweeps;
  private final KeepSwept keep;
  private final PushedRepositories pushed;
  private final CompareBranches branches;
  private final HarnessSessions sessions;
  private final BackfillReads harness;
  private final HarnessLists lists;

  SweepStep(
      MoveSweeps sweeps,
      KeepSwept keep,
      PushedRepositories pushed,
      CompareBranches branches,
      HarnessSessions sessions,
      BackfillReads harness,
      HarnessLists lists) {
    this.sweeps = sweeps;
    this.keep = keep;
    this.pushed = pushed;
    this.branches = branches;
    this.sessions = sessions;
    this.harness = harness;
    this.lists = lists;
  }

  private record Run(Session session, Sweep sweep) {

    Coverage coverage() {
      return session.coverage();
    }

    Place place() {
      return Place.of(session.coverage());
    }

    HarnessAccess access() {
      return session.access();
    }
  }

  /** Returns when it goes on, null at once. */
  @Nullable Instant step(Current current) {
    var session = sessions.open(current.coverage(), Urgency.BACKFILL).orElse(null);
    return session == null ? sessions.withoutAccess() : step(new Run(session, current.sweep()));
  }

  private @Nullable Instant step(Run run) {
    return switch (run.sweep().phase()) {
      case IDLE -> run.sweep().next();
      case REPOSITORIES -> repositories(run);
      case VANISHED -> {
        keep.vanished(run.coverage(), run.sweep());
        yield null;
      }
      case PULL_REQUESTS -> pullRequests(run);
      case CLOSED -> {
        keep.closed(run.coverage(), run.sweep());
        yield null;
      }
      case BRANCHES -> branches(run);
    };
  }

  private @Nullable Instant repositories(Run run) {
    var page = (int) (long) Objects.requireNonNullElse(run.sweep().position(), 1L);
    return listed(
        run,
        lists.listedRepositories(run.access(), run.coverage().path(), page),
        listed -> keep.repositories(run.coverage(), run.sweep(), listed));
  }

  private @Nullable Instant pullRequests(Run run) {
    return listed(
        run,
        harness.openPullRequests(run.access(), run.coverage().path(), run.sweep().position()),
        listed -> keep.pullRequests(run.coverage(), run.sweep(), listed.pullRequests()));
  }

  private <T> @Nullable Instant listed(Run run, Reply<T> reply, Consumer<T> use) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> {
        use.accept(value);
        yield null;
      }
      // What is not shown proves nothing; the next night asks again.
      case Reply.Missing<T> gone -> sweeps.given(run.place());
      case Reply.Refused<T> refused -> sweeps.given(run.place());
      case Reply.TokenRefused<T>(var reason) -> sessions.refused(run.session(), reason);
      case Reply.Later<T>(var at, var reason) -> sweeps.later(run.place(), run.sweep(), at);
    };
  }

  private @Nullable Instant branches(Run run) {
    var next = pushed.toCompare(run.place(), 1);
    if (next.isEmpty()) {
      sweeps.done(run.place());
      return null;
    }
    return branches(run, next.getFirst());
  }

  // One repository that cannot be read does not keep the others from being compared.
  private @Nullable Instant branches(Run run, Pushed repository) {
    return switch (branches.compare(run.coverage(), run.access(), repository, Cause.BACKFILL)) {
      case Reply.Told<Long>(var differences) -> {
        sweeps.repaired(run.place(), differences);
        yield null;
      }
      case Reply.Missing<Long> missing -> {
        pushed.gone(run.place(), repository);
        yield null;
      }
      case Reply.Refused<Long> refused -> {
        pushed.gone(run.place(), repository);
        yield null;
      }
      case Reply.TokenRefused<Long>(var reason) -> sessions.refused(run.session(), reason);
      case Reply.Later<Long>(var at, var reason) -> sweeps.later(run.place(), run.sweep(), at);
    };
  }
}
