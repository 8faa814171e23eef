package dev.harnessjira.sandbox.harness.access;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Space;
import java.io.Serializable;

/** A role to play, with its token; rights and validity can be switched while the server runs. */
public final class Person implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String role;
  private final Principal principal;
  private final Space account;
  private final String token;
  private volatile Rights rights;
  private volatile Validity validity;
  private volatile long expires;

  /** What the person may do in the account. */
  public enum Rights {
    /** Everything. */
    ADMIN,
    /** Reads everything, opens and reviews pull requests, edits no settings and no webhook. */
    DEVELOPER,
    /** Sees nothing. */
    NONE
  }

  /** Whether the token is taken. */
  public enum Validity {
    VALID,
    EXPIRED,
    REVOKED
  }

  public Person(String role, Principal principal, Space account, String token, Rights rights) {
    this.role = role;
    this.principal = principal;
    this.account = account;
    this.token = token;
    this.rights = rights;
    this.validity = Validity.VALID;
  }

  public String role() {
    return role;
  }

  public Principal principal() {
    return principal;
  }

  public Space account() {
    return account;
  }

  public String token() {
    return token;
  }

  public Rights rights() {
    return rights;
  }

  public Person rights(Rights changed) {
    rights = changed;
    return this;
  }

  public Validity validity() {
    return validity;
  }

  public Person validity(Validity changed) {
    validity = changed;
    return this;
  }

  /** When the token ends, in Unix milliseconds; 0 for never. */
  public long expires() {
    return expires;
  }

  public Person expires(long millis) {
    expires = millis;
    return this;
  }

  public boolean isServiceAccount() {
    return principal.kind() == Principal.Kind.SERVICE_ACCOUNT;
  }

  public boolean isAdmin() {
    return rights == Rights.ADMIN;
  }

  public boolean mayView(Space space) {
    return rights != Rights.NONE && space.root() == account;
  }

  public boolean mayEdit(Space space) {
    return isAdmin() && space.root() == account;
  }
}
