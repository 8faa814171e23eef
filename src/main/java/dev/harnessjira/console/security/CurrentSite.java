package dev.harnessjira.console.security;

import dev.harnessjira.tenancy.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The Jira site that a signed-in person's pages are about, kept in the session as its cloud id. */
public final class CurrentSite {

  private static final String SITE = "site";
  private static final String AUTHORIZING = "authorizing-site";

  private CurrentSite() {}

  public static @Nullable SiteId of(HttpServletRequest request) {
    var session = request.getSession(false);
    return session != null && session.getAttribute(SITE) instanceof String site
        ? new SiteId(site)
        : null;
  }

  public static void set(HttpServletRequest request, SiteId site) {
    request.getSession().setAttribute(SITE, site.value());
  }

  public static void clear(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(SITE);
    }
  }

  /** Remembers that the consent which is about to start is for the current site. */
  public static void authorizing(HttpServletRequest request, SiteId site) {
    request.getSession().setAttribute(AUTHORIZING, site.value());
  }

  /** The site that the consent was started for, once; null when it was for no particular one. */
  public static @Nullable SiteId takeAuthorizing(HttpServletRequest request) {
    var session = request.getSession();
    var site = session.getAttribute(AUTHORIZING) instanceof String id ? new SiteId(id) : null;
    session.removeAttribute(AUTHORIZING);
    return site;
  }
}
