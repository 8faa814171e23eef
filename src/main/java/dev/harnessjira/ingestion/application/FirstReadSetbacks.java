package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.application.ReadFirst.Run;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is done when a first read cannot go on: say why, and wait. */
@Service
public class FirstReadSetbacks {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Being throttled is no trouble before it happens this often in a row. */
  private static final int PATIENCE = 3;

  private final KeepFirstReads keep;
  private final Setbacks setbacks;
  private final Clock clock;

  FirstReadSetbacks(KeepFirstReads keep, Setbacks setbacks, Clock clock) {
    this.keep = keep;
    this.setbacks = setbacks;
    this.clock = clock;
  }

  Instant noAccess(Place place, String reason) {
    keep.failed(place, reason, true);
    return clock.instant().plus(Setbacks.WITHOUT_ACCESS);
  }

  Instant tokenRefused(Run run, String reason) {
    keep.failed(run.place(), "Harness refused the token: " + reason, true);
    return setbacks.accessLost(run.coverage(), run.tokenVersion(), reason);
  }

  /** Harness cannot answer now; without a time it is asked ever more rarely. */
  Instant later(Run run, @Nullable Instant at, String reason) {
    var problem = "Harness could not answer: " + reason;
    keep.failed(run.place(), problem, at == null || run.state().attempts() >= PATIENCE);
    return at == null ? pause(run) : at;
  }

  Instant refused(Run run, String reason) {
    var path = run.coverage().path();
    keep.failed(run.place(), "Harness does not show " + path + ": " + reason, true);
    return pause(run);
  }

  private Instant pause(Run run) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(run.state().attempts(), 16));
    return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
  }
}
