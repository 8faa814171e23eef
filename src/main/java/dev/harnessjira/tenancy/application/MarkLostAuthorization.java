package dev.harnessjira.tenancy.application;

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

  MarkLostAuthorization(Sites sites, TakeOver takeOver) {
    this.sites = sites;
    this.takeOver = takeOver;
  }

  public void mark(SiteAuthorizationLost lost) {
    if (!goesOn(lost)) {
      sites.lose(lost.site(), lost.credentialVersion(), lost.reason());
    }
  }

  // Whoever stands in has no other OAuth credentials than those that were refused.
  private boolean goesOn(SiteAuthorizationLost lost) {
    return sites.find(lost.site()).filter(site -> site.writing() != Writing.CREDENTIALS).isPresent()
        && takeOver.insteadOf(lost.site(), lost.credentialVersion(), lost.reason());
  }
}
