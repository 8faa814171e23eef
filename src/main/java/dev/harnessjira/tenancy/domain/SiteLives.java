package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.SiteId;

/** How the authorizations of sites fare; each call joins the current transaction of the site. */
public interface SiteLives {

  SiteLife find(SiteId site);

  void keep(SiteId site, SiteLife life);
}
