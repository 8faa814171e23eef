package dev.harnessjira.ingestion.adapter.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Deliveries are let in by their signature alone: no session, no cookie, no form, nothing that a
 * browser has.
 */
@Configuration(proxyBeanMethods = false)
class WebhookSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain webhookFilterChain(HttpSecurity http) {
    return http.securityMatcher(HarnessWebhookController.PATH + "/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }
}
