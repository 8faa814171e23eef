package dev.harnessjira.ingestion.adapter.events;

import dev.harnessjira.ingestion.application.lifecycle.FollowScope;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionEstablished;
import dev.harnessjira.scope.ConnectionOptionsChanged;
import dev.harnessjira.scope.CoverageMoved;
import dev.harnessjira.scope.HarnessAccessRestored;
import dev.harnessjira.scope.ProjectsAdded;
import dev.harnessjira.scope.ProjectsRemoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, what is covered from now on and what no longer is. */
@Component
class ScopeListener {

  private final FollowScope followScope;

  ScopeListener(FollowScope followScope) {
    this.followScope = followScope;
  }

  @EventListener
  void on(ConnectionEstablished established) {
    followScope.covered(established.site(), established.connection(), established.coverages());
  }

  @EventListener
  void on(ProjectsAdded added) {
    followScope.covered(added.site(), added.connection(), added.coverages());
  }

  @EventListener
  void on(ProjectsRemoved removed) {
    followScope.ended(removed.site(), removed.coverages());
  }

  @EventListener
  void on(ConnectionEnded ended) {
    followScope.ended(ended.site(), ended.coverages());
  }

  @EventListener
  void on(ConnectionOptionsChanged changed) {
    var otherWay = changed.before().webhooks() != changed.now().webhooks();
    followScope.optionsChanged(changed.site(), changed.coverages(), otherWay);
    if (changed.now().countsMoreThan(changed.before())) {
      followScope.moreCounts(changed.site(), changed.connection(), changed.coverages());
    }
  }

  @EventListener
  void on(CoverageMoved moved) {
    followScope.moved(moved.site(), moved.coverage());
  }

  @EventListener
  void on(HarnessAccessRestored restored) {
    followScope.accessRestored(restored.site(), restored.connection());
  }
}
