package dev.harnessjira.console.signin;

import dev.harnessjira.console.security.SignedInPerson;
import dev.harnessjira.tenancy.Admission;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SignIn;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.stereotype.Component;

/**
 * Hands the tokens of an admitted person to tenancy. What goes on into the session is the account
 * and the name, nothing of the tokens.
 */
@Component
class GrantKeeper implements Converter<OAuth2LoginAuthenticationToken, OAuth2AuthenticationToken> {

  private static final String ACCOUNT = "account";

  private final SignIn signIn;
  private final Clock clock;

  GrantKeeper(SignIn signIn, Clock clock) {
    this.signIn = signIn;
    this.clock = clock;
  }

  @Override
  public OAuth2AuthenticationToken convert(OAuth2LoginAuthenticationToken login) {
    var principal = Objects.requireNonNull(login.getPrincipal());
    var admitted = ((AdmittedPersons.Admitted) principal).admission();
    signIn.keep(admitted, tokens(login));
    return session(admitted, login);
  }

  private GrantedTokens tokens(OAuth2LoginAuthenticationToken login) {
    var access = Objects.requireNonNull(login.getAccessToken());
    var refresh = login.getRefreshToken();
    return new GrantedTokens(
        access.getTokenValue(),
        Objects.requireNonNullElse(access.getExpiresAt(), clock.instant()),
        refresh == null ? null : refresh.getTokenValue(),
        String.join(" ", access.getScopes()));
  }

  private static OAuth2AuthenticationToken session(
      Admission.Admitted admitted, OAuth2LoginAuthenticationToken login) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put(ACCOUNT, admitted.account().value());
    attributes.put(SignedInPerson.NAME, admitted.name());
    var user = new DefaultOAuth2User(login.getAuthorities(), attributes, ACCOUNT);
    return new OAuth2AuthenticationToken(user, login.getAuthorities(), JiraRegistration.ID);
  }
}
