package dev.harnessjira.console.security;

import dev.harnessjira.console.SignedIn;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a request through to a site's pages when its person administers the current site now, and
 * lets it change something only when its form was drawn for that site.
 */
@Component
class SiteGate implements HandlerInterceptor {

  static final String SIGNED_IN = SignedIn.class.getName();

  /** Hidden field of every form of a site: the site that the page was drawn for. */
  static final String DRAWN_FOR = "drawnFor";

  private final SiteAdministration administration;

  SiteGate(SiteAdministration administration) {
    this.administration = administration;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    var person = SignedInPerson.of(request);
    if (person == null) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    var site = CurrentSite.of(request);
    if (site == null) {
      response.sendRedirect(request.getContextPath() + "/sign-in/choose");
      return false;
    }
    if (!administration.mayAdminister(person.account(), site)) {
      CurrentSite.clear(request);
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    if (changes(request) && !drawnFor(site, request, response)) {
      return false;
    }
    request.setAttribute(SIGNED_IN, new SignedIn(person.account(), person.name(), site));
    return true;
  }

  private static boolean changes(HttpServletRequest request) {
    return !"GET".equals(request.getMethod()) && !"HEAD".equals(request.getMethod());
  }

  private static boolean drawnFor(
      SiteId site, HttpServletRequest request, HttpServletResponse response) throws IOException {
    var drawn = request.getParameter(DRAWN_FOR);
    if (drawn == null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      return false;
    }
    if (!drawn.equals(site.value())) {
      response.sendError(HttpServletResponse.SC_CONFLICT);
      return false;
    }
    return true;
  }
}
