package dev.harnessjira.ingestion.application.lifecycle;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.leaving.Forgetting;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Forgets what is known of a coverage that has ended. */
@Service
public class ForgetCoverage {

  private static final int BATCH = 500;

  private final CoverageWrites writes;
  private final Forgetting forgetting;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ForgetCoverage(
      CoverageWrites writes, Forgetting forgetting, ApplicationEventPublisher events, Clock clock) {
    this.writes = writes;
    this.forgetting = forgetting;
    this.events = events;
    this.clock = clock;
  }

  /** Returns when it goes on; null when nothing is left. */
  public @Nullable Instant forget(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      if (!writes.afterEnd(place, () -> batch(place)).orElse(false)) {
        return null;
      }
    }
    return clock.instant();
  }

  private boolean batch(Place place) {
    var batch = forgetting.forget(place, BATCH);
    batch
        .affected()
        .forEach((coverage, entities) ->
            events.publishEvent(
                new DevelopmentChanged(
                    place.site(), coverage, entities, Cause.BACKFILL, clock.instant())));
    return batch.more();
  }
}
