package dev.harnessjira.console.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * The browser's security: nothing is open that is not named, every form carries a token, and pages
 * run no script but our own.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

  private static final String POLICY =
      "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
          + " object-src 'none'";

  @Bean
  SecurityFilterChain console(HttpSecurity http, JiraLogin login, ReturnPath returnPath) {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(Reach.PUBLIC)
                .permitAll()
                .anyRequest()
                .authenticated())
        .oauth2Login(login)
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/?signed-out"))
        .requestCache(cache -> cache.requestCache(returnPath.cache()))
        .exceptionHandling(exceptions ->
            exceptions
                .authenticationEntryPoint(ConsoleSecurity::signInFirst)
                .accessDeniedHandler(new Denied()))
        .headers(ConsoleSecurity::headers)
        .csrf(Customizer.withDefaults())
        .build();
  }

  // Every path leads to the same page, so that nothing is told about which ones exist. A script
  // that updates a part of a page must not get that page as the part.
  private static void signInFirst(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException denied)
      throws IOException {
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(request.getContextPath() + "/");
    } else {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(hsts -> hsts.includeSubDomains(false))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions ->
            permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
  }
}
