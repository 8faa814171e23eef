package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.domain.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Compares what is known of a coverage with what Harness lists, once a night: its repositories, its
 * open pull requests, and the branches of repositories that were pushed to. What differs is read
 * anew, and nothing else; a night in which nothing differs costs a call for each hundred
 * repositories and open pull requests. A space that Harness no longer has proves nothing about what
 * was in it: what Jira shows of it stays until a person removes it.
 */
@Service
public class SweepCoverage {

  private static final int MOST_FAILURES = 8;

  private final CoverageWrites writes;
  private final KeepSweeps sweeps;
  private final KeepSwept keep;
  private final CompareBranches branches;
  private final HarnessTokens tokens;
  private final BackfillReads harness;
  private final HarnessLists lists;
  private final Setbacks setbacks;
  private final Clock clock;

  SweepCoverage(
      CoverageWrites writes,
      KeepSweeps sweeps,
      KeepSwept keep,
      CompareBranches branches,
      HarnessTokens tokens,
      BackfillReads harness,
      HarnessLists lists,
      Setbacks setbacks,
      Clock clock) {
    this.writes = writes;
    this.sweeps = sweeps;
    this.keep = keep;
    this.branches = branches;
    this.tokens = tokens;
    this.harness = harness;
    this.lists = lists;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  private record Run(
      Coverage coverage, Sweep sweep, HarnessAccess access, long version, Instant until) {
    Place place() {
      return Place.of(coverage);
    }
  }

  private record Current(Coverage coverage, Sweep sweep) {}

  /** Returns when it goes on, or begins; null when the coverage has ended. */
  public @Nullable Instant sweep(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var current =
          writes.write(place, held -> new Current(held, sweeps.current(place))).orElse(null);
      if (current == null) {
        return null;
      }
      if (current.sweep().phase() == Phase.IDLE) {
        return current.sweep().next();
      }
      var wait = step(current, until);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant step(Current current, Instant until) {
    var coverage = current.coverage();
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost lost -> clock.instant().plus(Setbacks.WITHOUT_ACCESS);
      case Token.Usable(var access, var version) ->
          step(new Run(coverage, current.sweep(), access.with(Urgency.BACKFILL), version, until));
    };
  }

  private @Nullable Instant step(Run run) {
    var path = run.coverage().path();
    var position = run.sweep().position();
    return switch (run.sweep().phase()) {
      case IDLE -> run.sweep().next();
      case REPOSITORIES -> {
        var page = (int) (long) Objects.requireNonNullElse(position, 1L);
        yield answered(
            run,
            lists.listedRepositories(run.access(), path, page),
            listed -> {
              keep.repositories(run.coverage(), run.sweep(), listed);
              return null;
            },
            () -> keep.given(run.place()));
      }
      case VANISHED -> {
        keep.vanished(run.coverage(), run.sweep());
        yield null;
      }
      case PULL_REQUESTS ->
          answered(
              run,
              harness.openPullRequests(run.access(), path, position),
              listed -> {
                keep.pullRequests(run.coverage(), run.sweep(), listed.pullRequests());
                return null;
              },
              () -> keep.given(run.place()));
      case CLOSED -> {
        keep.closed(run.coverage(), run.sweep());
        yield null;
      }
      case BRANCHES -> branches(run);
    };
  }

  private @Nullable Instant branches(Run run) {
    var next = keep.toCompare(run.place(), 1);
    if (next.isEmpty()) {
      keep.done(run.place());
      return null;
    }
    var repository = next.getFirst();
    return answered(
        run,
        branches.compare(run.coverage(), run.access(), repository, Cause.BACKFILL),
        differences -> {
          keep.repaired(run.place(), differences);
          return null;
        },
        () -> {
          keep.goneWhileCompared(run.place(), repository);
          return null;
        });
  }

  private <T> @Nullable Instant answered(
      Run run,
      Reply<T> reply,
      Function<T, @Nullable Instant> use,
      Supplier<@Nullable Instant> missing) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      case Reply.Missing<T> gone -> missing.get();
      // What is not shown proves nothing; the next night asks again.
      case Reply.Refused<T> refused -> keep.given(run.place());
      case Reply.TokenRefused<T>(var reason) ->
          setbacks.accessLost(run.coverage(), run.version(), reason);
      case Reply.Later<T>(var at, var reason) -> later(run, at);
    };
  }

  private @Nullable Instant later(Run run, @Nullable Instant at) {
    if (at == null && run.sweep().attempts() >= MOST_FAILURES) {
      return keep.given(run.place());
    }
    keep.failed(run.place());
    return at == null
        ? clock.instant().plusSeconds(10L << run.sweep().attempts())
        : at.plusSeconds(10);
  }
}
