package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps how far the sweep of a coverage is. */
@Service
class MoveSweeps {

  private static final int MOST_FAILURES = 8;

  private final CoverageWrites writes;
  private final Sweeps sweeps;
  private final SweptCode swept;
  private final KeepSweeps nights;
  private final Clock clock;

  MoveSweeps(
      CoverageWrites writes, Sweeps sweeps, SweptCode swept, KeepSweeps nights, Clock clock) {
    this.writes = writes;
    this.sweeps = sweeps;
    this.swept = swept;
    this.nights = nights;
    this.clock = clock;
  }

  /** Inside a write. */
  void move(Place place, UnaryOperator<Sweep> step) {
    sweeps.find(place).ifPresent(sweep -> sweeps.save(place, step.apply(sweep)));
  }

  void repaired(Place place, long differences) {
    writes.run(place, held -> move(place, it -> it.counting(differences)));
  }

  void done(Place place) {
    writes.run(
        place,
        held -> {
          swept.forgetSeen(place);
          move(place, it -> it.done(clock.instant()));
        });
  }

  /** A coverage, and how far its sweep is. */
  record Current(Coverage coverage, Sweep sweep) {}

  /** Empty when the coverage has ended. */
  Optional<Current> current(Place place) {
    return writes.write(place, held -> new Current(held, nights.current(place)));
  }

  /** Harness cannot answer now; returns when it is asked again. */
  Instant later(Place place, Sweep sweep, @Nullable Instant at) {
    if (at == null && sweep.attempts() >= MOST_FAILURES) {
      return given(place);
    }
    writes.run(place, held -> move(place, Sweep::failed));
    return at == null ? clock.instant().plusSeconds(10L << sweep.attempts()) : at.plusSeconds(10);
  }

  /** It is left to the next night; returns when that is. */
  Instant given(Place place) {
    var next = nights.night(place);
    writes.run(place, held -> move(place, it -> it.given(next)));
    return next;
  }
}
