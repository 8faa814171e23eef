package dev.harnessjira.ingestion.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bodies, and signatures as Harness makes them. */
final class Signed {

  private Signed() {}

  static byte[] body(String words) {
    return ("{\"trigger\":\"branch_created\",\"words\":\"" + words + "\"}\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  static String with(String secret, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed with the secret of the registrations that {@link Registered} makes. */
  static String rightly(byte[] body) {
    return with(Registered.SECRET, body);
  }
}
