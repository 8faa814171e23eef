package dev.harnessjira.console.security;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which paths need what. Whatever is not named here is for an administrator of the current site.
 */
final class Reach {

  /** For everybody. */
  static final String[] PUBLIC = {
    "/",
    "/sign-in/problem",
    "/css/**",
    "/js/**",
    "/icons/**",
    "/webjars/**",
    "/favicon.svg",
    "/favicon.ico",
    "/error",
    "/livez",
    "/readyz"
  };

  /** For a signed-in person, before a site is chosen. */
  static final String[] PERSON = {"/sign-in/site", "/sign-in/choose"};

  private Reach() {}

  static List<String> withoutSite() {
    return Stream.of(PUBLIC, PERSON).flatMap(Stream::of).toList();
  }
}
