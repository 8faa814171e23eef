package dev.harnessjira.ingestion.adapter.events;

import dev.harnessjira.ingestion.application.intake.ForgetDeliveries;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the deliveries of ended coverages forgotten once no more of them can come. */
@Component
class EndedDeliveriesListener {

  private final DurableWork work;
  private final Clock clock;

  EndedDeliveriesListener(DurableWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  @EventListener
  void on(ConnectionEnded ended) {
    forget(ended.site(), ended.coverages());
  }

  @EventListener
  void on(ProjectsRemoved removed) {
    forget(removed.site(), removed.coverages());
  }

  private void forget(SiteId site, Set<CoverageId> coverages) {
    var at = clock.instant().plus(ForgetDeliveries.LATECOMERS);
    for (var coverage : coverages) {
      work.due(ForgetDeliveries.TASK, new WorkOwner(site.value(), coverage.toString()), at);
    }
  }
}
