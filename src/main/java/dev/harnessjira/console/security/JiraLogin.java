package dev.harnessjira.console.security;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;

/** How somebody signs in. */
public interface JiraLogin extends Customizer<OAuth2LoginConfigurer<HttpSecurity>> {}
