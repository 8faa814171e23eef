package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.publishing.application.OrderRemoval;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.tenancy.SiteDisconnected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, what ended. */
@Component
class EndListener {

  private final OrderRemoval orderRemoval;

  EndListener(OrderRemoval orderRemoval) {
    this.orderRemoval = orderRemoval;
  }

  @EventListener
  void on(ConnectionEnded ended) {
    orderRemoval.connection(ended);
  }

  @EventListener
  void on(ProjectsRemoved removed) {
    orderRemoval.projects(removed);
  }

  @EventListener
  void on(RepositoriesLeft left) {
    orderRemoval.repositories(left);
  }

  @EventListener
  void on(SiteDisconnected disconnected) {
    orderRemoval.site(disconnected.site());
  }
}
