package dev.harnessjira.tenancy.application;

import dev.harnessjira.tenancy.SiteAuthorizationLost;
import dev.harnessjira.tenancy.domain.Sites;
import org.springframework.stereotype.Service;

/** Marks a site whose authorization was refused, unless it has been replaced meanwhile. */
@Service
public class MarkLostAuthorization {

  private final Sites sites;

  MarkLostAuthorization(Sites sites) {
    this.sites = sites;
  }

  public void mark(SiteAuthorizationLost lost) {
    sites.lose(lost.site(), lost.credentialVersion(), lost.reason());
  }
}
