package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.harness.Urgency;
import dev.harnessjira.ingestion.application.backfill.KeepBackfills.Look;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reads what was in a coverage before anybody listened: its repositories, its open pull requests,
 * the branches and commits of each repository, and its history, always the last changed first. Goes
 * on where it was after any stop.
 */
@Service
public class BackfillCoverage {

  private final KeepBackfills keep;
  private final HarnessTokens tokens;
  private final BackfillStep step;
  private final BackfillSetbacks setbacks;
  private final Clock clock;

  BackfillCoverage(
      KeepBackfills keep,
      HarnessTokens tokens,
      BackfillStep step,
      BackfillSetbacks setbacks,
      Clock clock) {
    this.keep = keep;
    this.tokens = tokens;
    this.step = step;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  /** Returns when it goes on, null when it is done or the coverage has ended. */
  public @Nullable Instant backfill(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var look = keep.look(place);
      if (look.isEmpty() || look.get().isDone()) {
        return look.map(Look::retry).orElse(null);
      }
      var wait = step(place, look.get(), until);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }

  private @Nullable Instant step(Place place, Look look, Instant until) {
    return switch (tokens.token(place.site(), look.coverage().connection())) {
      case Token.Lost(var reason) -> setbacks.noAccess(place, reason);
      case Token.Usable(var access, var version) ->
          step.next(new BackfillRun(look, access.with(Urgency.BACKFILL), version, until));
    };
  }
}
