package dev.harnessjira.harness;

import java.net.URI;

/**
 * Which Harness account to read, with which token and how urgently. {@code account} is the
 * platform's account id, or the root space of a Harness Open Source server.
 */
public record HarnessAccess(
    URI baseUrl, Dialect dialect, String account, String token, Urgency urgency) {

  /** Access for {@link Urgency#LIVE} calls. */
  public HarnessAccess(URI baseUrl, Dialect dialect, String account, String token) {
    this(baseUrl, dialect, account, token, Urgency.LIVE);
  }

  /** The same access for calls of another urgency. */
  public HarnessAccess with(Urgency other) {
    return new HarnessAccess(baseUrl, dialect, account, token, other);
  }

  @Override
  public String toString() {
    return "HarnessAccess[" + baseUrl + ", " + dialect + ", " + account + ", " + urgency + "]";
  }
}
