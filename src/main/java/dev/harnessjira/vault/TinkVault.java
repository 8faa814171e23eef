package dev.harnessjira.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** The vault on Tink's AES-256-GCM; owner and purpose are the associated data. */
@Component
class TinkVault implements Vault {

  private final Aead aead;

  TinkVault(VaultSettings settings) throws GeneralSecurityException {
    this.aead = VaultKeys.parse(settings.keys()).getPrimitive(AeadConfig2026.get(), Aead.class);
  }

  @Override
  public byte[] seal(String secret, String owner, String purpose) {
    try {
      return aead.encrypt(secret.getBytes(UTF_8), binding(owner, purpose));
    } catch (GeneralSecurityException e) {
      throw new VaultException("The " + purpose + " could not be sealed", e);
    }
  }

  @Override
  public String open(byte[] sealed, String owner, String purpose) {
    try {
      return new String(aead.decrypt(sealed, binding(owner, purpose)), UTF_8);
    } catch (GeneralSecurityException e) {
      throw new VaultException(
          "The "
              + purpose
              + " could not be opened: none of harness-jira.vault.keys fits. Put the key back that"
              + " it was sealed with, or enter the secret again.",
          e);
    }
  }

  // The zero byte cannot stand in either part, so no two pairs give the same binding.
  private static byte[] binding(String owner, String purpose) {
    return (owner + '\0' + purpose).getBytes(UTF_8);
  }
}
