package dev.harnessjira.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.security.GeneralSecurityException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** {@code harness-jira.vault.keys}: the keys that every secret in the database is sealed with. */
@ConfigurationProperties("harness-jira.vault")
record VaultSettings(@Nullable String keys) {

  private static final String HOW =
      " make one with: java -jar harness-code-for-jira.jar vault-key (example: {\"primaryKeyId\":"
          + "…,\"key\":[…]}). Losing it loses every stored token.";

  VaultSettings {
    if (keys == null || keys.isBlank()) {
      throw new IllegalStateException("harness-jira.vault.keys is missing:" + HOW);
    }
    try {
      VaultKeys.parse(keys).getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalStateException("harness-jira.vault.keys is no keyset:" + HOW, e);
    }
  }

  @Override
  public String keys() {
    return Objects.requireNonNull(keys);
  }

  @Override
  public String toString() {
    return "VaultSettings[]";
  }
}
