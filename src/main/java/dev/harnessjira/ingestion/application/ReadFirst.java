package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.domain.FirstReads;
import dev.harnessjira.ingestion.domain.FirstReads.FirstRead;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Notes the repositories of a new coverage and reads its open pull requests, the last changed
 * first, so that the panel is not empty on the first day. Goes on where it was after any stop.
 */
@Service
public class ReadFirst {

  private final CoverageWrites writes;
  private final FirstReads firstReads;
  private final HarnessTokens tokens;
  private final FirstReadStep step;
  private final FirstReadSetbacks setbacks;
  private final Clock clock;

  ReadFirst(
      CoverageWrites writes,
      FirstReads firstReads,
      HarnessTokens tokens,
      FirstReadStep step,
      FirstReadSetbacks setbacks,
      Clock clock) {
    this.writes = writes;
    this.firstReads = firstReads;
    this.tokens = tokens;
    this.step = step;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** A coverage, how far its first read is, the token to read with, and until when. */
  record Run(
      Coverage coverage, FirstRead state, HarnessAccess access, long tokenVersion, Instant until) {

    Place place() {
      return Place.of(coverage);
    }
  }

  /** Returns when it goes on, null when it is done or the coverage has ended. */
  public @Nullable Instant read(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var held = writes.write(place, coverage -> coverage);
      var state = held.flatMap(coverage -> state(place));
      if (held.isEmpty() || state.isEmpty()) {
        return null;
      }
      var wait = step(held.get(), state.get(), until);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private Optional<FirstRead> state(Place place) {
    return writes
        .write(place, coverage -> firstReads.find(place))
        .flatMap(found -> found)
        .filter(state -> state.progress() != Progress.DONE);
  }

  private @Nullable Instant step(Coverage coverage, FirstRead state, Instant until) {
    return switch (tokens.token(coverage.site(), coverage.connection())) {
      case Token.Lost(var reason) -> setbacks.noAccess(Place.of(coverage), reason);
      case Token.Usable(var access, var version) ->
          step.next(new Run(coverage, state, access.with(Urgency.BACKFILL), version, until));
    };
  }
}
