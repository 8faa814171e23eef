package dev.harnessjira.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinkVaultTests {

  private final String keys = VaultKeys.create();
  private final Vault vault = vault(keys);

  TinkVaultTests() throws GeneralSecurityException {}

  @Test
  void opensWhatItSealed() {
    var sealed = vault.seal("a secret", "site-1", "harness-token");

    assertThat(vault.open(sealed, "site-1", "harness-token")).isEqualTo("a secret");
    assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("a secret");
  }

  @Test
  void opensForNoOtherOwnerOrPurpose() {
    var sealed = vault.seal("a secret", "site-1", "harness-token");

    assertThatThrownBy(() -> vault.open(sealed, "site-2", "harness-token"))
        .isInstanceOf(VaultException.class);
    assertThatThrownBy(() -> vault.open(sealed, "site-1", "webhook-secret"))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("webhook-secret")
        .hasMessageNotContaining("a secret");
  }

  @Test
  void anOldSecretOpensAfterRotation() throws GeneralSecurityException {
    var sealed = vault.seal("a secret", "site-1", "harness-token");

    var rotated = vault(VaultKeys.rotate(keys));

    assertThat(rotated.open(sealed, "site-1", "harness-token")).isEqualTo("a secret");
    assertThatThrownBy(() ->
            vault.open(rotated.seal("new", "site-1", "harness-token"), "site-1", "harness-token"))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void everyKeyOfALongRotationStillOpens() throws GeneralSecurityException {
    var rotated = keys;
    List<byte[]> sealed = new ArrayList<>();
    for (var i = 0; i < 5; i++) {
      sealed.add(vault(rotated).seal("secret " + i, "site-1", "harness-token"));
      rotated = VaultKeys.rotate(rotated);
    }

    var now = vault(rotated);

    for (var i = 0; i < 5; i++) {
      assertThat(now.open(sealed.get(i), "site-1", "harness-token")).isEqualTo("secret " + i);
    }
  }

  @Test
  void anotherKeyOpensNothing() throws GeneralSecurityException {
    var sealed = vault.seal("a secret", "site-1", "harness-token");

    assertThatThrownBy(() -> vault(VaultKeys.create()).open(sealed, "site-1", "harness-token"))
        .isInstanceOf(VaultException.class)
        .hasMessageContaining("harness-jira.vault.keys");
  }

  @Test
  void ownerAndPurposeCannotBeShifted() {
    var sealed = vault.seal("a secret", "site", "1-token");

    assertThatThrownBy(() -> vault.open(sealed, "site1", "-token"))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void aChangedByteOpensNothing() {
    var sealed = vault.seal("a secret", "site-1", "harness-token");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open(sealed, "site-1", "harness-token"))
        .isInstanceOf(VaultException.class);
  }

  @Test
  void theSameSecretIsNeverSealedAlike() {
    assertThat(vault.seal("a secret", "site-1", "harness-token"))
        .isNotEqualTo(vault.seal("a secret", "site-1", "harness-token"));
  }

  @Test
  void keysAreOneLine() {
    assertThat(keys).doesNotContain("\n", " ").startsWith("{");
  }

  @Test
  void missingOrBrokenKeysAreNamed() {
    assertThatThrownBy(() -> vault(null))
        .hasMessageContaining("harness-jira.vault.keys is missing")
        .hasMessageContaining("vault-key");
    assertThatThrownBy(() -> vault("nonsense"))
        .hasMessageContaining("harness-jira.vault.keys is no keyset");
  }

  private static Vault vault(@org.jspecify.annotations.Nullable String keys) {
    try {
      return new TinkVault(new VaultSettings(keys));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
