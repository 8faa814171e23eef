package dev.harnessjira.vault;

/**
 * Seals secrets with AES-256-GCM under rotating keys. What was sealed for one owner and purpose
 * opens for no other.
 */
public interface Vault {

  /** Seals a secret for its owner (a site, an account) and purpose ("harness-token"). */
  byte[] seal(String secret, String owner, String purpose);

  /**
   * Opens what {@link #seal} made.
   *
   * @throws VaultException when no key fits, or owner or purpose differ
   */
  String open(byte[] sealed, String owner, String purpose);
}
