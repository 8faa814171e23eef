package dev.harnessjira.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Makes, rotates and reads the keys, as the one line of JSON that {@code harness-jira.vault.keys}
 * takes.
 */
public final class VaultKeys {

  private VaultKeys() {}

  /** A keyset with one new key. */
  public static String create() throws GeneralSecurityException {
    return json(
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
  }

  /** The keyset with a new key that seals from now on; the older ones still open. */
  public static String rotate(String keys) throws GeneralSecurityException {
    var added = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    var entry = KeysetHandle.importKey(added.getPrimary().getKey()).makePrimary();
    return json(KeysetHandle.newBuilder(parse(keys)).addEntry(entry).build());
  }

  static KeysetHandle parse(String keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        keys.strip(), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  private static String json(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
        .replaceAll("\\s+", "");
  }
}
