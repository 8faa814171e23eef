/**
 * Owns the Jira sites (the tenants, keyed by cloud id), the 3LO grants of the people who authorized
 * them, a site's own OAuth credentials, who may administer a site, and how a site is written to. It
 * never knows Harness. It speaks SiteConnected, SiteReauthorized, SiteAuthorizationLost,
 * SiteDisconnected and SiteProjectsAppeared, and hears SiteAuthorizationLost.
 */
@ApplicationModule(allowedDependencies = {"jira", "vault", "audit", "isolation", "work"})
@NullMarked
package dev.harnessjira.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
