package dev.harnessjira.tenancy.application;

import dev.harnessjira.audit.Act;
import dev.harnessjira.audit.AuditTrail;
import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.domain.Sites;
import org.springframework.stereotype.Service;

/**
 * Marks a site whose authorization was refused, unless it has been replaced meanwhile or somebody
 * stands in.
 */
@Service
public class MarkLostAuthorization {

  private final Sites sites;
  private final TakeOver takeOver;
  private final AuditTrail trail;

  MarkLostAuthorization(Sites sites, TakeOver takeOver, AuditTrail trail) {
    this.sites = sites;
    this.takeOver = takeOver;
    this.trail = trail;
  }

  public void mark(SiteAuthorizationLost lost) {
    if (!goesOn(lost)) {
      if (sites.lose(lost.site(), lost.credentialVersion(), lost.reason())) {
        trail.note(lost.site().value(), Act.AUTHORIZATION_LOST, lost.reason());
      }
    }
  }

  // Whoever stands in has no other OAuth credentials than those that were refused.
  private boolean goesOn(SiteAuthorizationLost lost) {
    return sites.find(lost.site()).filter(site -> site.writing() != Writing.CREDENTIALS).isPresent()
        && takeOver.insteadOf(lost.site(), lost.credentialVersion(), lost.reason());
  }
}
