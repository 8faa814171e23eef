package dev.harnessjira.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, and from which network address; without an account it is not a person who is
 * signed in, and without an address nobody asked for it at that moment.
 */
public record Actor(@Nullable String account, String name, @Nullable String address) {

  /** Nobody asked for it: the product found it out by itself. */
  public static final Actor PRODUCT = new Actor(null, "Harness Code for Jira", null);
}
