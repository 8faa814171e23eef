package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.publishing.application.HeldBackKeys;
import dev.harnessjira.tenancy.SiteProjectsAppeared;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, of projects that appeared in Jira. */
@Component
class JiraProjectsListener {

  private final HeldBackKeys heldBackKeys;

  JiraProjectsListener(HeldBackKeys heldBackKeys) {
    this.heldBackKeys = heldBackKeys;
  }

  @EventListener
  void on(SiteProjectsAppeared appeared) {
    heldBackKeys.projectsAppeared(appeared.site(), appeared.keys());
  }
}
