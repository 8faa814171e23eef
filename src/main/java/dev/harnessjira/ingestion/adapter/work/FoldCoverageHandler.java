package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.folding.FoldCoverage;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folds the deliveries of a coverage and catches up with Harness. */
@Component
class FoldCoverageHandler implements WorkHandler {

  private final FoldCoverage foldCoverage;

  FoldCoverageHandler(FoldCoverage foldCoverage) {
    this.foldCoverage = foldCoverage;
  }

  @Override
  public String task() {
    return WorkToDo.FOLD;
  }

  @Override
  public Lane lane() {
    return Lane.FOLD;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return foldCoverage.fold(WorkToDo.place(owner), until);
  }
}
