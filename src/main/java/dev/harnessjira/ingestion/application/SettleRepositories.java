package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.domain.Departures;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Asks Harness, by the id that stays, where a repository is that may not be where it was: it is
 * deleted only when Harness has no such id, and has moved only when Harness tells another path.
 * What Harness refuses to tell proves nothing, nor does what went with its whole space.
 */
@Service
public class SettleRepositories {

  private static final int BATCH = 20;
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final CoverageWrites writes;
  private final Departures departures;
  private final PlaceRepositories keep;
  private final LetRepositoryGo letGo;
  private final HarnessTokens tokens;
  private final HarnessLists harness;
  private final Setbacks setbacks;
  private final Clock clock;

  SettleRepositories(
      CoverageWrites writes,
      Departures departures,
      PlaceRepositories keep,
      LetRepositoryGo letGo,
      HarnessTokens tokens,
      HarnessLists harness,
      Setbacks setbacks,
      Clock clock) {
    this.writes = writes;
    this.departures = departures;
    this.keep = keep;
    this.letGo = letGo;
    this.tokens = tokens;
    this.harness = harness;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** Returns when it goes on; null when nothing is in doubt. */
  public @Nullable Instant settle(Place place, Instant until) {
    while (letGo.forget(place, until) && clock.instant().isBefore(until)) {
      var coverage = writes.write(place, held -> held);
      var doubted =
          writes
              .write(place, held -> departures.doubted(place, clock.instant(), BATCH))
              .orElse(List.of());
      if (coverage.isEmpty() || doubted.isEmpty()) {
        return null;
      }
      var wait = settle(coverage.get(), doubted, until);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant settle(Coverage coverage, List<Long> doubted, Instant until) {
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost lost -> clock.instant().plus(Setbacks.WITHOUT_ACCESS);
      case Token.Usable(var access, var version) ->
          settle(coverage, access.with(Urgency.CURSOR), version, doubted, until);
    };
  }

  private @Nullable Instant settle(
      Coverage coverage, HarnessAccess access, long version, List<Long> doubted, Instant until) {
    for (var repository : doubted) {
      if (!clock.instant().isBefore(until)) {
        return clock.instant();
      }
      var wait = settle(coverage, access, version, repository);
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  private @Nullable Instant settle(
      Coverage coverage, HarnessAccess access, long version, long repository) {
    return answered(
        coverage,
        version,
        repository,
        harness.repository(access, repository),
        found -> {
          keep.found(coverage, found);
          return null;
        },
        () -> missing(coverage, access, version, repository));
  }

  // With its space everything in it is gone; scope marks that, and it stays until it is removed.
  private @Nullable Instant missing(
      Coverage coverage, HarnessAccess access, long version, long repository) {
    return answered(
        coverage,
        version,
        repository,
        harness.listedRepositories(access, coverage.path(), 1),
        page -> {
          keep.gone(coverage, repository);
          return null;
        },
        () -> {
          keep.settled(coverage, repository);
          return null;
        });
  }

  private <T> @Nullable Instant answered(
      Coverage coverage,
      long version,
      long repository,
      Reply<T> reply,
      Function<T, @Nullable Instant> told,
      Supplier<@Nullable Instant> missing) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> told.apply(value);
      case Reply.Missing<T> gone -> missing.get();
      case Reply.Refused<T> refused -> {
        keep.settled(coverage, repository);
        yield null;
      }
      case Reply.TokenRefused<T>(var reason) -> setbacks.accessLost(coverage, version, reason);
      case Reply.Later<T>(var at, var reason) -> at == null ? clock.instant().plus(AGAIN) : at;
    };
  }
}
