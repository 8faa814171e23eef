package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.domain.missed.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Compares what is known of a coverage with what Harness lists, once a night: its repositories, its
 * open pull requests, and the branches of repositories that were pushed to. What differs is read
 * anew, and nothing else; a night in which nothing differs costs a call for each hundred
 * repositories and open pull requests. A space that Harness no longer has proves nothing about what
 * was in it: what Jira shows of it stays until a person removes it.
 */
@Service
public class SweepCoverage {

  private final MoveSweeps sweeps;
  private final SweepStep steps;
  private final Clock clock;

  SweepCoverage(MoveSweeps sweeps, SweepStep steps, Clock clock) {
    this.sweeps = sweeps;
    this.steps = steps;
    this.clock = clock;
  }

  /** Returns when it goes on, or begins; null when the coverage has ended. */
  public @Nullable Instant sweep(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      var current = sweeps.current(place).orElse(null);
      if (current == null) {
        return null;
      }
      if (current.sweep().phase() == Phase.IDLE) {
        return current.sweep().next();
      }
      var wait = steps.step(current);
      if (wait != null) {
        return wait;
      }
    }
    return clock.instant();
  }
}
