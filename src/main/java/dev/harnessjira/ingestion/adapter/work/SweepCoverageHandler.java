package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what is known of a coverage with what Harness lists. */
@Component
class SweepCoverageHandler implements WorkHandler {

  private final SweepCoverage sweepCoverage;

  SweepCoverageHandler(SweepCoverage sweepCoverage) {
    this.sweepCoverage = sweepCoverage;
  }

  @Override
  public String task() {
    return WorkToDo.SWEEP;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return sweepCoverage.sweep(WorkToDo.place(owner), until);
  }
}
