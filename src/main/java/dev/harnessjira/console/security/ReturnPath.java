package dev.harnessjira.console.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.stereotype.Component;

/**
 * The page that somebody asked for before signing in. Kept in a cookie, so that visitors who never
 * sign in cost no session.
 */
@Component
public class ReturnPath {

  private final CookieRequestCache cache = new CookieRequestCache();

  ReturnPath() {
    cache.setRequestMatcher(ReturnPath::isPage);
    cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
  }

  CookieRequestCache cache() {
    return cache;
  }

  /** The path, once; null when there is none. Never leads to another host. */
  public @Nullable String take(HttpServletRequest request, HttpServletResponse response) {
    var saved = cache.getRequest(request, response);
    if (saved == null) {
      return null;
    }
    cache.removeRequest(request, response);
    var uri = URI.create(saved.getRedirectUrl());
    var path = uri.getRawPath();
    if (path == null || !path.startsWith("/") || path.startsWith("//")) {
      return null;
    }
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private static boolean isPage(HttpServletRequest request) {
    var accept = request.getHeader("Accept");
    return HttpMethod.GET.matches(request.getMethod())
        && request.getHeader("HX-Request") == null
        && accept != null
        && accept.contains(MediaType.TEXT_HTML_VALUE);
  }
}
