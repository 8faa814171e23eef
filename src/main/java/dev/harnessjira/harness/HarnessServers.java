package dev.harnessjira.harness;

import org.springframework.stereotype.Component;

/** Finds out what a typed address and a token lead to, and whether a token in use is still good. */
@Component
public class HarnessServers {

  /**
   * Looks at an address as a person types or pastes it, with a path or without, and at a token.
   * Several remote calls: not inside a transaction.
   */
  public Inspection inspect(String typedAddress, String token) {
    throw new UnsupportedOperationException(typedAddress + token.length());
  }

  /** Looks at a token in use: the same answers, for the account that it is used for. */
  public Inspection check(HarnessAccess access) {
    throw new UnsupportedOperationException(access.toString());
  }
}
