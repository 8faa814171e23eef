package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.intake.KeepDeliveryDays;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks every hour, and at each start, after the partitions of deliveries. */
@Component
class DeliveryDaysHandler implements WorkHandler {

  private static final String TASK = "keep-delivery-days";
  private static final WorkOwner EVERYBODY = new WorkOwner("", "all");

  private final KeepDeliveryDays keepDeliveryDays;
  private final DurableWork work;
  private final Clock clock;

  DeliveryDaysHandler(KeepDeliveryDays keepDeliveryDays, DurableWork work, Clock clock) {
    this.keepDeliveryDays = keepDeliveryDays;
    this.work = work;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  void begin(ApplicationReadyEvent started) {
    work.due(TASK, EVERYBODY, clock.instant());
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return keepDeliveryDays.keep();
  }
}
