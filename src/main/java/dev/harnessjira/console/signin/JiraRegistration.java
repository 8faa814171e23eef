package dev.harnessjira.console.signin;

import dev.harnessjira.jira.AtlassianSettings;
import dev.harnessjira.tenancy.ServiceSettings;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The operator's 3LO app at Atlassian, and what a request for consent carries. */
@Configuration(proxyBeanMethods = false)
class JiraRegistration {

  static final String ID = "jira";
  static final String START = "/connect/jira";
  static final String CALLBACK = START + "/callback";

  @Bean
  ClientRegistrationRepository registrations(AtlassianSettings atlassian, ServiceSettings service) {
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId(ID)
            .clientName("Jira")
            .clientId(atlassian.clientId())
            .clientSecret(atlassian.clientSecret())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri(service.publicUrl() + CALLBACK)
            .scope(List.of(atlassian.scopes().strip().split("[\\s,]+")))
            .authorizationUri(atlassian.authorize().toString())
            .tokenUri(atlassian.token().toString())
            .build());
  }

  /** Only {@code /connect/jira} starts a consent; PKCE and state are Spring Security's. */
  @Bean
  OAuth2AuthorizationRequestResolver consent(ClientRegistrationRepository registrations) {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, "/connect");
    requests.setAuthorizationRequestCustomizer(request ->
        request.additionalParameters(parameters -> {
          parameters.put("audience", "api.atlassian.com");
          parameters.put("prompt", "consent");
        }));
    return new OnlyJira(requests);
  }
}
