package dev.harnessjira.ingestion.application.schedule;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Sweep;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Service;

/** Keeps when a coverage is swept, spread over the night, and how far its sweep is. */
@Service
public class KeepSweeps {

  /** The night, from midnight of UTC on. */
  private static final Duration NIGHT = Duration.ofHours(5);

  private final Sweeps sweeps;
  private final SweptCode swept;
  private final WorkToDo work;
  private final Clock clock;

  KeepSweeps(Sweeps sweeps, SweptCode swept, WorkToDo work, Clock clock) {
    this.sweeps = sweeps;
    this.swept = swept;
    this.work = work;
    this.clock = clock;
  }

  /** Inside a write: sweeping begins in the next night. */
  void start(Place place) {
    if (sweeps.find(place).isEmpty()) {
      var next = night(place);
      sweeps.save(place, Sweep.idle(next));
      work.due(WorkToDo.SWEEP, place, next);
    }
  }

  /** Inside a write: everything is to be compared now, instead of in the night. */
  public void soon(Place place) {
    var now = clock.instant();
    var sweep = sweeps.find(place).orElseGet(() -> Sweep.idle(now));
    if (sweep.phase() != Phase.REPOSITORIES) {
      sweeps.save(place, sweep.soon(now));
    }
    work.due(WorkToDo.SWEEP, place, now);
  }

  /** Inside a write: the sweep as it is, begun when it is time. */
  public Sweep current(Place place) {
    var sweep = sweeps.find(place).orElseGet(() -> Sweep.idle(night(place)));
    var now = clock.instant();
    if (sweep.phase() != Phase.IDLE || sweep.next().isAfter(now)) {
      return sweep;
    }
    var begun = sweep.beginning(now, night(place));
    swept.forgetSeen(place);
    sweeps.save(place, begun);
    return begun;
  }

  /** When its part of the next night begins. */
  public Instant night(Place place) {
    var minutes = Math.floorMod(place.coverage().hashCode(), (int) NIGHT.toMinutes());
    var today =
        clock
            .instant()
            .atOffset(ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS)
            .plusMinutes(minutes)
            .toInstant();
    return today.isAfter(clock.instant()) ? today : today.plus(Duration.ofDays(1));
  }
}
