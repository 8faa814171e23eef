package dev.harnessjira.ingestion.application.coverage;

import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The durable work of ingestion, each kind owned by a coverage. */
@Service
public class WorkToDo {

  /** Intake makes this due, too, in the transaction that stores a delivery. */
  public static final String FOLD = "fold-coverage";

  public static final String BACKFILL = "backfill-coverage";
  public static final String FOLLOW = "follow-changes";
  public static final String FORGET = "forget-coverage";
  public static final String ANNOUNCE = "announce-again";
  public static final String SETTLE = "settle-repositories";
  public static final String SWEEP = "sweep-coverage";
  public static final String RECOVER = "recover-deliveries";

  private final DurableWork work;
  private final Clock clock;

  WorkToDo(DurableWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  public static Place place(WorkOwner owner) {
    return new Place(new SiteId(owner.site()), new CoverageId(UUID.fromString(owner.key())));
  }

  public void due(String task, Place place) {
    due(task, place, clock.instant());
  }

  public void due(String task, Place place, Instant at) {
    work.due(task, new WorkOwner(place.site().value(), place.coverage().toString()), at);
  }

  /** Something was made stale in another coverage, which nobody is folding just now. */
  public void foldElsewhere(Place here, Place there) {
    if (!here.equals(there)) {
      due(FOLD, there);
    }
  }
}
