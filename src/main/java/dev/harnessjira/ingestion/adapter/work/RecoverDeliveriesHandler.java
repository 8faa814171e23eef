package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.recovering.RecoverDeliveries;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in what Harness could not deliver for a coverage. */
@Component
class RecoverDeliveriesHandler implements WorkHandler {

  private final RecoverDeliveries recoverDeliveries;

  RecoverDeliveriesHandler(RecoverDeliveries recoverDeliveries) {
    this.recoverDeliveries = recoverDeliveries;
  }

  @Override
  public String task() {
    return WorkToDo.RECOVER;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return recoverDeliveries.recover(WorkToDo.place(owner));
  }
}
