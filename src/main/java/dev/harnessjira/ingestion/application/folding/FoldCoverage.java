package dev.harnessjira.ingestion.application.folding;

import dev.harnessjira.ingestion.application.reading.CatchUp;
import dev.harnessjira.ingestion.application.reading.CatchUp.Round;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.Coverages;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Folds all that was delivered for a coverage, then reads what that made stale. */
@Service
public class FoldCoverage {

  private final Coverages coverages;
  private final FoldDeliveries deliveries;
  private final CatchUp catchUp;
  private final Clock clock;

  FoldCoverage(Coverages coverages, FoldDeliveries deliveries, CatchUp catchUp, Clock clock) {
    this.coverages = coverages;
    this.deliveries = deliveries;
    this.catchUp = catchUp;
    this.clock = clock;
  }

  /**
   * Works until nothing is due or {@code until} has come; returns when something is due again, null
   * when nothing is.
   */
  public @Nullable Instant fold(Place place, Instant until) {
    var coverage = coverages.find(place.site(), place.coverage());
    return coverage.isPresent() ? fold(coverage.get(), until) : null;
  }

  private @Nullable Instant fold(Coverage coverage, Instant until) {
    while (clock.instant().isBefore(until)) {
      var folded = deliveries.fold(Place.of(coverage));
      if (folded.isEmpty()) {
        return null;
      }
      // Everything that waits is folded before anything is read: a burst shares its read.
      if (folded.getAsInt() < FoldDeliveries.BATCH
          && catchUp.round(coverage, until) instanceof Round.Rest(var next)) {
        return next;
      }
    }
    return clock.instant();
  }
}
