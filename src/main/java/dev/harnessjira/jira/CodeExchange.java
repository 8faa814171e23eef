package dev.harnessjira.jira;

import dev.harnessjira.jira.Atlassian.Tokens;
import java.util.Set;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.stereotype.Component;

/**
 * Spring Security's exchange of a consent's code for tokens, in the JSON form that Atlassian
 * documents. Atlassian's answer has no {@code token_type} and refuses with 401 or 403, which
 * Spring's own client does not read.
 */
@Component
class CodeExchange implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

  private final Atlassian atlassian;

  CodeExchange(Atlassian atlassian) {
    this.atlassian = atlassian;
  }

  @Override
  public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest grant) {
    var consent = grant.getAuthorizationExchange();
    var request = consent.getAuthorizationRequest();
    var verifier = request.getAttribute(PkceParameterNames.CODE_VERIFIER);
    var result =
        atlassian.exchange(
            String.valueOf(consent.getAuthorizationResponse().getCode()),
            String.valueOf(request.getRedirectUri()),
            verifier == null ? "" : verifier.toString());
    return switch (result) {
      case JiraResult.Ok<Tokens>(var tokens) -> response(tokens);
      case JiraResult.Failed<Tokens>(var failure) -> throw refused(failure);
    };
  }

  private static OAuth2AccessTokenResponse response(Tokens tokens) {
    return OAuth2AccessTokenResponse.withToken(tokens.accessToken())
        .tokenType(OAuth2AccessToken.TokenType.BEARER)
        .refreshToken(tokens.refreshToken())
        .expiresIn(tokens.expiresInSeconds())
        .scopes(Set.of(tokens.scope().split(" ")))
        .build();
  }

  private static OAuth2AuthorizationException refused(JiraFailure failure) {
    var code =
        switch (failure) {
          case JiraFailure.Unauthorized no -> OAuth2ErrorCodes.INVALID_CLIENT;
          case JiraFailure.Forbidden no -> OAuth2ErrorCodes.INVALID_GRANT;
          case JiraFailure.Refused no -> OAuth2ErrorCodes.INVALID_GRANT;
          case JiraFailure.Gone no -> OAuth2ErrorCodes.SERVER_ERROR;
          case JiraFailure.TooLarge no -> OAuth2ErrorCodes.SERVER_ERROR;
          case JiraFailure.Throttled later -> OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE;
          case JiraFailure.Unavailable later -> OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE;
        };
    return new OAuth2AuthorizationException(new OAuth2Error(code, failure.detail(), null));
  }
}
