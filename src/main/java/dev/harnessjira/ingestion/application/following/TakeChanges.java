package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.ingestion.application.keeping.MarkListed;
import dev.harnessjira.ingestion.application.keeping.MarkListed.Marked;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.WebhookRegistrations;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes in what a look at the changes of a coverage found, and tells what should have told it. */
@Service
class TakeChanges {

  private final MarkListed marks;
  private final KeepRecoveries recoveries;
  private final KeepSweeps sweeps;
  private final WebhookRegistrations webhooks;
  private final Clock clock;

  TakeChanges(
      MarkListed marks,
      KeepRecoveries recoveries,
      KeepSweeps sweeps,
      WebhookRegistrations webhooks,
      Clock clock) {
    this.marks = marks;
    this.recoveries = recoveries;
    this.sweeps = sweeps;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /** Inside a write: makes stale what changed. */
  Marked take(Coverage coverage, ChangeCursor cursor, List<Listed> changes) {
    var marked = marks.mark(coverage, cursor, changes);
    if (marked.untold() > 0) {
      recoveries.untold(Place.of(coverage));
    }
    return marked;
  }

  /** Inside a write: Harness would not list all changes, so everything is compared. */
  void incomplete(Coverage coverage) {
    sweeps.soon(Place.of(coverage));
  }

  /** Inside a write: a whole look has found so many changes that a webhook should have told. */
  void missed(Coverage coverage, long changes) {
    if (changes > 0) {
      webhooks.missed(coverage.site(), coverage.id(), changes, clock.instant());
    }
  }
}
