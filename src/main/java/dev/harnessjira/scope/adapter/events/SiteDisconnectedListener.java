package dev.harnessjira.scope.adapter.events;

import dev.harnessjira.scope.application.EndCoverage;
import dev.harnessjira.tenancy.SiteDisconnected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that a Jira site was disconnected. */
@Component
class SiteDisconnectedListener {

  private final EndCoverage endCoverage;

  SiteDisconnectedListener(EndCoverage endCoverage) {
    this.endCoverage = endCoverage;
  }

  @EventListener
  void on(SiteDisconnected disconnected) {
    endCoverage.endAll(disconnected.site());
  }
}
