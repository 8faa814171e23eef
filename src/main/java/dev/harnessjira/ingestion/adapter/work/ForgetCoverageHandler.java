package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.lifecycle.ForgetCoverage;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Forgets what is known of a coverage that has ended. */
@Component
class ForgetCoverageHandler implements WorkHandler {

  private final ForgetCoverage forgetCoverage;

  ForgetCoverageHandler(ForgetCoverage forgetCoverage) {
    this.forgetCoverage = forgetCoverage;
  }

  @Override
  public String task() {
    return WorkToDo.FORGET;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return forgetCoverage.forget(WorkToDo.place(owner), until);
  }
}
