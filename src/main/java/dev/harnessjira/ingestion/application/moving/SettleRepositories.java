package dev.harnessjira.ingestion.application.moving;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.reading.HarnessSessions;
import dev.harnessjira.ingestion.application.reading.HarnessSessions.Session;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
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

  private final PlaceRepositories keep;
  private final LetRepositoryGo letGo;
  private final HarnessLists harness;
  private final HarnessSessions sessions;
  private final Clock clock;

  SettleRepositories(
      PlaceRepositories keep,
      LetRepositoryGo letGo,
      HarnessLists harness,
      HarnessSessions sessions,
      Clock clock) {
    this.keep = keep;
    this.letGo = letGo;
    this.harness = harness;
    this.sessions = sessions;
    this.clock = clock;
  }

  /** Returns when it goes on; null when nothing is in doubt. */
  public @Nullable Instant settle(Place place, Instant until) {
    while (letGo.forget(place, until) && clock.instant().isBefore(until)) {
      var doubted = keep.doubted(place, BATCH).orElse(null);
      if (doubted == null) {
        return null;
      }
      var wait = settle(doubted.coverage(), doubted.repositories(), until);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant settle(Coverage coverage, List<Long> doubted, Instant until) {
    var session = sessions.open(coverage, Urgency.CURSOR).orElse(null);
    if (session == null) {
      return sessions.withoutAccess();
    }
    for (var repository : doubted) {
      if (!clock.instant().isBefore(until)) {
        return clock.instant();
      }
      var wait = settle(new Doubt(session, repository));
      if (wait != null) {
        return wait;
      }
    }
    return null;
  }

  /** A repository of which it is not sure where it is. */
  private record Doubt(Session session, long repository) {
    Coverage coverage() {
      return session.coverage();
    }
  }

  private @Nullable Instant settle(Doubt doubt) {
    return answered(
        doubt,
        harness.repository(doubt.session().access(), doubt.repository()),
        found -> {
          keep.found(doubt.coverage(), found);
          return null;
        },
        () -> missing(doubt));
  }

  // With its space everything in it is gone; scope marks that, and it stays until it is removed.
  private @Nullable Instant missing(Doubt doubt) {
    return answered(
        doubt,
        harness.listedRepositories(doubt.session().access(), doubt.coverage().path(), 1),
        page -> {
          keep.gone(doubt.coverage(), doubt.repository());
          return null;
        },
        () -> settled(doubt));
  }

  private @Nullable Instant settled(Doubt doubt) {
    keep.settled(doubt.coverage(), doubt.repository());
    return null;
  }

  private <T> @Nullable Instant answered(
      Doubt doubt,
      Reply<T> reply,
      Function<T, @Nullable Instant> told,
      Supplier<@Nullable Instant> missing) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> told.apply(value);
      case Reply.Missing<T> gone -> missing.get();
      case Reply.Refused<T> refused -> settled(doubt);
      case Reply.TokenRefused<T>(var reason) -> sessions.refused(doubt.session(), reason);
      case Reply.Later<T>(var at, var reason) -> at == null ? clock.instant().plus(AGAIN) : at;
    };
  }
}
