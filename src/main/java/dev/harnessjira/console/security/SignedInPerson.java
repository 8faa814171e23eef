package dev.harnessjira.console.security;

import dev.harnessjira.tenancy.AccountId;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** The person of a session: Atlassian account and name, whatever sites they administer. */
public record SignedInPerson(AccountId account, String name) {

  /** Attribute of the session's user that holds the person's name. */
  public static final String NAME = "name";

  /** The person of the request; null when nobody is signed in. */
  public static @Nullable SignedInPerson of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof OAuth2AuthenticationToken token ? of(token) : null;
  }

  public static SignedInPerson of(OAuth2AuthenticationToken token) {
    var name = token.getPrincipal().getAttribute(NAME);
    return new SignedInPerson(new AccountId(token.getName()), name == null ? "" : name.toString());
  }
}
