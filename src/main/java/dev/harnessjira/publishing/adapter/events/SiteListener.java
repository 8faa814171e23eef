package dev.harnessjira.publishing.adapter.events;

import dev.harnessjira.publishing.application.SiteWork;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteConnected;
import dev.harnessjira.tenancy.SiteReauthorized;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears that a site may or may not be written to any more. Writes nothing: the work asks for itself
 * how things stand, and the publisher's transaction may be that of a person and not of the site.
 */
@Component
class SiteListener {

  private final SiteWork work;

  SiteListener(SiteWork work) {
    this.work = work;
  }

  @EventListener
  void on(SiteConnected connected) {
    work.dueNow(connected.site());
  }

  @EventListener
  void on(SiteReauthorized reauthorized) {
    work.dueNow(reauthorized.site());
  }

  @EventListener
  void on(SiteAuthorizationLost lost) {
    work.dueNow(lost.site());
  }
}
