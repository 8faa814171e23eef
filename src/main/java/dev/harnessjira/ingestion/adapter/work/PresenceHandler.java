package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.recovering.NoticeOutage;
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

/** Says every half minute that somebody is here, whichever instance runs it. */
@Component
class PresenceHandler implements WorkHandler {

  private static final String TASK = "presence";
  private static final WorkOwner EVERYBODY = new WorkOwner("", "all");

  private final NoticeOutage noticeOutage;
  private final DurableWork work;
  private final Clock clock;

  PresenceHandler(NoticeOutage noticeOutage, DurableWork work, Clock clock) {
    this.noticeOutage = noticeOutage;
    this.work = work;
    this.clock = clock;
  }

  @EventListener
  @Transactional
  void begin(ApplicationReadyEvent started) {
    noticeOutage.started();
    work.due(TASK, EVERYBODY, clock.instant());
  }

  @Override
  public String task() {
    return TASK;
  }

  @Override
  public Lane lane() {
    return Lane.FOLD;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return noticeOutage.beat();
  }
}
