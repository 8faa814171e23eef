package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.KeepChanges.Followed;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds what no webhook tells, by asking Harness which pull requests of a coverage changed since
 * the last time, and makes those stale. Live reads go first: it waits while they are paused, and
 * longer than they do when the token's calls are used up.
 */
@Service
public class FollowChanges {

  /** Live reads that wait for calls, too, have this long to make them. */
  private static final Duration BEHIND_LIVE = Duration.ofSeconds(5);

  private final KeepChanges keep;
  private final HarnessTokens tokens;
  private final HarnessReads harness;
  private final Setbacks setbacks;
  private final Clock clock;

  FollowChanges(
      KeepChanges keep,
      HarnessTokens tokens,
      HarnessReads harness,
      Setbacks setbacks,
      Clock clock) {
    this.keep = keep;
    this.tokens = tokens;
    this.harness = harness;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** What is asked for, from where, and with which token. */
  private record Look(
      Coverage coverage, ChangeCursor cursor, HarnessAccess access, long tokenVersion) {

    Place place() {
      return Place.of(coverage);
    }
  }

  /** Returns when to look again, null when the coverage has ended or is not followed yet. */
  public @Nullable Instant follow(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var followed = keep.find(place);
      if (followed.isEmpty()) {
        return null;
      }
      var rest = followed.get().restsUntil(clock.instant());
      var wait = rest == null ? look(followed.get()) : rest;
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant look(Followed followed) {
    var coverage = followed.coverage();
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost lost -> clock.instant().plus(Setbacks.WITHOUT_ACCESS);
      case Token.Usable(var access, var version) ->
          look(new Look(coverage, followed.cursor(), access.with(Urgency.CURSOR), version));
    };
  }

  private @Nullable Instant look(Look look) {
    var cursor = look.cursor();
    var path = look.coverage().path();
    return answered(
        look,
        harness.changed(look.access(), path, cursor.after(), cursor.before()),
        page ->
            page.pullRequests().isEmpty() ? check(look) : keep.page(look.place(), cursor, page));
  }

  // Whoever may not see the space gets an empty list, too; only this tells the two apart.
  private @Nullable Instant check(Look look) {
    return answered(
        look,
        harness.repositories(look.access(), look.coverage().path(), 1),
        page -> keep.nothing(look.place(), look.cursor()));
  }

  private <T> @Nullable Instant answered(
      Look look, Reply<T> reply, Function<T, @Nullable Instant> use) {
    return switch (reply) {
      case Reply.Told<T>(var value) -> use.apply(value);
      // A space that never had a repository is not there for Harness Code.
      case Reply.Missing<T> gone -> keep.nothing(look.place(), look.cursor());
      case Reply.Refused<T> refused -> keep.refused(look.place(), look.cursor());
      case Reply.TokenRefused<T>(var reason) ->
          setbacks.accessLost(look.coverage(), look.tokenVersion(), reason);
      case Reply.Later<T>(var at, var reason) ->
          at == null ? keep.unanswered(look.place(), look.cursor()) : at.plus(BEHIND_LIVE);
    };
  }
}
