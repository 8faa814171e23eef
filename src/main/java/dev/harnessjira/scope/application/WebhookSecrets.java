package dev.harnessjira.scope.application;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the random ids and secrets of webhooks. */
final class WebhookSecrets {

  private final SecureRandom random = new SecureRandom();

  String registration() {
    return random(16);
  }

  String secret() {
    return random(32);
  }

  private String random(int bytes) {
    var value = new byte[bytes];
    random.nextBytes(value);
    return HexFormat.of().formatHex(value);
  }
}
