package dev.harnessjira.console.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.tenancy.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.security.web.csrf.DefaultCsrfToken;

class SessionJsonTests {

  private final GenericConversionService json = new SessionJson().springSessionConversionService();

  @Test
  void signedInPersonComesBack() {
    var authority =
        FactorGrantedAuthority.withAuthority("FACTOR_AUTHORIZATION_CODE")
            .issuedAt(Instant.ofEpochSecond(1))
            .build();
    Map<String, Object> attributes = new HashMap<>(Map.of("account", "1", "name", "Ada"));
    var authorities = List.of(authority, new SimpleGrantedAuthority("x"));
    var person =
        new OAuth2AuthenticationToken(
            new DefaultOAuth2User(authorities, attributes, "account"), authorities, "jira");
    person.setDetails(new WebAuthenticationDetails(new MockHttpServletRequest()));

    var back = (SecurityContextImpl) roundTrip(new SecurityContextImpl(person));

    var token = (OAuth2AuthenticationToken) requireNonNull(back.getAuthentication());
    assertThat(SignedInPerson.of(token)).isEqualTo(new SignedInPerson(new AccountId("1"), "Ada"));
    assertThat(token.isAuthenticated()).isTrue();
  }

  @Test
  void askedConsentComesBack() {
    var request =
        OAuth2AuthorizationRequest.authorizationCode()
            .authorizationUri("https://auth.example.com/authorize")
            .clientId("app")
            .redirectUri("https://example.com/connect/jira/callback")
            .state("state")
            .scopes(Set.of("read:me"))
            .additionalParameters(Map.of("audience", "api.atlassian.com"))
            .attributes(Map.of("registration_id", "jira", "code_verifier", "verifier"))
            .build();

    var back = (OAuth2AuthorizationRequest) roundTrip(request);

    assertThat(back.getState()).isEqualTo("state");
    assertThat(back.getAttributes()).containsEntry("code_verifier", "verifier");
  }

  @Test
  void formTokenComesBack() {
    var back = (DefaultCsrfToken) roundTrip(new DefaultCsrfToken("X-CSRF", "_csrf", "value"));

    assertThat(back.getToken()).isEqualTo("value");
  }

  @Test
  void ownAttributesComeBack() {
    Map<String, String> problem = new HashMap<>(Map.of("kind", "expired"));
    List<Map<String, String>> flash = new ArrayList<>(List.of(new HashMap<>(problem)));

    assertThat(roundTrip("cloud-id")).isEqualTo("cloud-id");
    assertThat(roundTrip(problem)).isEqualTo(problem);
    assertThat(roundTrip(flash)).isEqualTo(flash);
  }

  @Test
  void unreadableAttributeIsDropped() {
    assertThat(json.convert("{\"@class\":\"gone.Type\"}".getBytes(), Object.class)).isNull();
  }

  @Test
  void foreignTypeIsNotMade() {
    var attack = "{\"@class\":\"javax.swing.JEditorPane\",\"page\":\"http://127.0.0.1/\"}";

    assertThat(json.convert(attack.getBytes(), Object.class)).isNull();
  }

  private Object roundTrip(Object value) {
    return requireNonNull(json.convert(json.convert(value, byte[].class), Object.class));
  }
}
