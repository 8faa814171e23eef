package dev.harnessjira.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** Starts a consent at one path; the others below {@code /connect} are pages. */
record OnlyJira(OAuth2AuthorizationRequestResolver requests)
    implements OAuth2AuthorizationRequestResolver {

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return JiraRegistration.START.equals(request.getServletPath())
        ? requests.resolve(request, JiraRegistration.ID)
        : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(
      HttpServletRequest request, String registration) {
    return requests.resolve(request, registration);
  }
}
