package dev.harnessjira.harness;

import java.net.URI;

/**
 * Which Harness account to read and with which token. {@code account} is the platform's account id,
 * or the root space of a Harness Open Source server.
 */
public record HarnessAccess(URI baseUrl, Dialect dialect, String account, String token) {

  @Override
  public String toString() {
    return "HarnessAccess[" + baseUrl + ", " + dialect + ", " + account + "]";
  }
}
