package dev.harnessjira.ingestion.application.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a delivery: HMAC-SHA256 over the raw body with its final newline, in lower-case
 * hexadecimal digits without a prefix (harness/harness, crypto/crypto.go).
 */
record DeliverySignature(String value) {

  private static final String ALGORITHM = "HmacSHA256";
  private static final List<String> NOBODYS_SECRET = List.of(UUID.randomUUID().toString());

  /** Whether it was made with one of the secrets. With none it takes as long as with one. */
  boolean isMadeWith(List<String> secrets, byte[] body) {
    var made = false;
    for (var secret : secrets.isEmpty() ? NOBODYS_SECRET : secrets) {
      made |= MessageDigest.isEqual(bytes(value), bytes(sign(secret, body)));
    }
    return made && !secrets.isEmpty();
  }

  private static String sign(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
