package dev.harnessjira.console.signin;

import dev.harnessjira.console.security.JiraLogin;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.stereotype.Component;

/** Signing in is consenting at Atlassian as a Jira administrator. */
@Component
class AtlassianLogin implements JiraLogin {

  private final OAuth2AuthorizationRequestResolver consent;
  private final AdmittedPersons persons;
  private final GrantKeeper grants;
  private final SignInOutcome outcome;

  AtlassianLogin(
      OAuth2AuthorizationRequestResolver consent,
      AdmittedPersons persons,
      GrantKeeper grants,
      SignInOutcome outcome) {
    this.consent = consent;
    this.persons = persons;
    this.grants = grants;
    this.outcome = outcome;
  }

  @Override
  public void customize(OAuth2LoginConfigurer<HttpSecurity> login) {
    login
        .loginPage("/")
        .authorizationEndpoint(start -> start.authorizationRequestResolver(consent))
        .redirectionEndpoint(end -> end.baseUri(JiraRegistration.CALLBACK))
        .userInfoEndpoint(person -> person.userService(persons))
        .authorizedClientRepository(new NoClientsKept())
        .successHandler(outcome)
        .failureHandler(outcome)
        .addObjectPostProcessor(
            new ObjectPostProcessor<OAuth2LoginAuthenticationFilter>() {
              @Override
              public <O extends OAuth2LoginAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationResultConverter(grants);
                return filter;
              }
            });
  }
}
