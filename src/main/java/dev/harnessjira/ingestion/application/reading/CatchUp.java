package dev.harnessjira.ingestion.application.reading;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.application.reading.PickStale.Picked;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedBranch;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedPullRequest;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads from Harness what is stale, so that what was provisional becomes the truth. */
@Service
public class CatchUp {

  /** What waits longer than this for its read is shown as deliveries told it. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private final PickStale pickStale;
  private final HarnessTokens tokens;
  private final HarnessReads harness;
  private final KeepLiveReads keep;
  private final Setbacks setbacks;
  private final Clock clock;

  CatchUp(
      PickStale pickStale,
      HarnessTokens tokens,
      HarnessReads harness,
      KeepLiveReads keep,
      Setbacks setbacks,
      Clock clock) {
    this.pickStale = pickStale;
    this.tokens = tokens;
    this.harness = harness;
    this.keep = keep;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** What came of a round. */
  public sealed interface Round {

    /** Some was read; there may be more. */
    record Again() implements Round {}

    /** Nothing can be read before then; null when nothing is stale. */
    record Rest(@Nullable Instant until) implements Round {}
  }

  /** Reads some of what is stale in the coverage, until {@code until} at most. */
  public Round round(Coverage coverage, Instant until) {
    var place = Place.of(coverage);
    var picked = pickStale.pick(place);
    var paused = picked.pausedUntil();
    if (paused != null) {
      setbacks.announce(place, clock.instant());
      return new Round.Rest(paused);
    }
    if (picked.isEmpty()) {
      return new Round.Rest(picked.next());
    }
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost(var reason) -> new Round.Rest(setbacks.noAccess(place));
      case Token.Usable(var access, var version) ->
          read(coverage, new Session(access, version), picked, until);
    };
  }

  /** The token that is read with. */
  private record Session(HarnessAccess access, long version) {}

  private Round read(Coverage coverage, Session session, Picked picked, Instant until) {
    var place = Place.of(coverage);
    setbacks.announce(place, clock.instant().minus(LATE));
    for (var stale : picked.stale()) {
      if (!clock.instant().isBefore(until)) {
        return new Round.Again();
      }
      var reply = read(place, session.access(), stale);
      var rest = rest(coverage, session, reply, stale);
      if (rest != null) {
        return rest;
      }
    }
    return new Round.Again();
  }

  private Reply<Boolean> read(Place place, HarnessAccess access, PickStale.Stale stale) {
    return switch (stale) {
      case PickedPullRequest picked ->
          harness
              .pullRequest(access, picked.repository(), picked.number(), picked.known())
              .then(read -> withBranch(place, access, picked, read));
      case PickedBranch picked ->
          branch(access, picked).then(read -> new Reply.Told<>(keep.branch(place, picked, read)));
    };
  }

  private Reply<Boolean> withBranch(
      Place place, HarnessAccess access, PickedPullRequest picked, ReadPullRequest read) {
    var branch = picked.branch();
    if (branch == null) {
      return new Reply.Told<>(keep.pullRequest(place, picked, read, null));
    }
    var reply = branch(access, branch);
    return reply instanceof Reply.Refused || reply instanceof Reply.Missing
        ? new Reply.Told<>(keep.pullRequest(place, picked, read, null))
        : reply.then(found -> new Reply.Told<>(keep.pullRequest(place, picked, read, found)));
  }

  private Reply<ReadBranch> branch(HarnessAccess access, PickedBranch picked) {
    return harness.branch(access, picked.repository(), picked.name(), picked.defaultBranch());
  }

  private @Nullable Round rest(
      Coverage coverage, Session session, Reply<Boolean> reply, PickStale.Stale stale) {
    var place = Place.of(coverage);
    return switch (reply) {
      case Reply.Told<Boolean> told -> null;
      case Reply.Refused<Boolean> refused -> {
        setbacks.of(place, stale);
        yield null;
      }
      case Reply.Missing<Boolean> missing -> {
        setbacks.missing(place, stale);
        yield null;
      }
      case Reply.Later<Boolean>(var at, var reason) ->
          new Round.Rest(setbacks.pause(place, stale, at));
      case Reply.TokenRefused<Boolean>(var reason) ->
          new Round.Rest(setbacks.accessLost(coverage, session.version(), reason));
    };
  }
}
