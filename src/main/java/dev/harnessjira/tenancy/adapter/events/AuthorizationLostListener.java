package dev.harnessjira.tenancy.adapter.events;

import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.application.MarkLostAuthorization;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears, in the publisher's transaction, that a site's authorization was refused. */
@Component
class AuthorizationLostListener {

  private final MarkLostAuthorization markLostAuthorization;

  AuthorizationLostListener(MarkLostAuthorization markLostAuthorization) {
    this.markLostAuthorization = markLostAuthorization;
  }

  @EventListener
  void on(SiteAuthorizationLost lost) {
    markLostAuthorization.mark(lost);
  }
}
