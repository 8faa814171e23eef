package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.moving.SettleRepositories;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks where repositories are of which that is not sure, and forgets those that left. */
@Component
class SettleRepositoriesHandler implements WorkHandler {

  private final SettleRepositories settleRepositories;

  SettleRepositoriesHandler(SettleRepositories settleRepositories) {
    this.settleRepositories = settleRepositories;
  }

  @Override
  public String task() {
    return WorkToDo.SETTLE;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return settleRepositories.settle(WorkToDo.place(owner), until);
  }
}
