package dev.harnessjira.console.security;

import dev.harnessjira.audit.Actor;
import dev.harnessjira.audit.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Whoever asks in the current request, and the address that it came from: behind a proxy the one
 * that the proxy tells, when the operator trusts it.
 */
@Component
class RequestActor implements CurrentActor {

  private static final String UNKNOWN = "Not signed in";

  @Override
  public Actor actor() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? actor(request.getRequest())
        : Actor.PRODUCT;
  }

  private static Actor actor(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    if (SecurityContextHolder.getContext().getAuthentication()
        instanceof OAuth2AuthenticationToken token) {
      var person = SignedInPerson.of(token);
      return new Actor(person.account().value(), person.name(), address);
    }
    return new Actor(null, UNKNOWN, address);
  }
}
