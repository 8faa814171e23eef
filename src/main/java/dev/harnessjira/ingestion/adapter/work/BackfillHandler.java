package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.backfill.BackfillCoverage;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what was in a coverage before anybody listened. */
@Component
class BackfillHandler implements WorkHandler {

  private final BackfillCoverage backfillCoverage;

  BackfillHandler(BackfillCoverage backfillCoverage) {
    this.backfillCoverage = backfillCoverage;
  }

  @Override
  public String task() {
    return WorkToDo.BACKFILL;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return backfillCoverage.backfill(WorkToDo.place(owner), until);
  }
}
