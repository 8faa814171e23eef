package dev.harnessjira.scope.adapter.events;

import dev.harnessjira.scope.application.LeaveSite;
import dev.harnessjira.tenancy.SiteDisconnected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that a Jira site was disconnected. */
@Component
class SiteDisconnectedListener {

  private final LeaveSite leaveSite;

  SiteDisconnectedListener(LeaveSite leaveSite) {
    this.leaveSite = leaveSite;
  }

  @EventListener
  void on(SiteDisconnected disconnected) {
    leaveSite.leave(disconnected.site());
  }
}
