package dev.harnessjira.ingestion.adapter.work;

import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what changed in a coverage without a webhook. */
@Component
class FollowChangesHandler implements WorkHandler {

  private final FollowChanges followChanges;

  FollowChangesHandler(FollowChanges followChanges) {
    this.followChanges = followChanges;
  }

  @Override
  public String task() {
    return WorkToDo.FOLLOW;
  }

  @Override
  public Lane lane() {
    return Lane.LONG;
  }

  @Override
  public @Nullable Instant run(WorkOwner owner, Instant until) {
    return followChanges.follow(WorkToDo.place(owner), until);
  }
}
