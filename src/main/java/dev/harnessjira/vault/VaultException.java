package dev.harnessjira.vault;

/** A secret could not be sealed or opened; names the purpose, never the secret. */
public class VaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VaultException(String message, Throwable cause) {
    super(message, cause);
  }
}
