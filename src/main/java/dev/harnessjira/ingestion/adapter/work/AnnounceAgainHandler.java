package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.announcing.AnnounceAgain;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Announces what is known of a coverage again. */
@Component
class AnnounceAgainHandler implements WorkHandler {

  private final AnnounceAgain announceAgain;

  AnnounceAgainHandler(AnnounceAgain announceAgain) {
    this.announceAgain = announceAgain;
  }

  @Override
  public String task() {
    return WorkToDo.ANNOUNCE;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return announceAgain.announce(WorkToDo.place(owner), until);
  }
}
