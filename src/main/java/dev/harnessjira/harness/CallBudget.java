package dev.harnessjira.harness;

import dev.harnessjira.harness.CallAllowance.TokenLimit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Spends the calls of a token, told apart from others by a hash of it. */
@Component
class CallBudget {

  private final CallAllowance allowance;
  private final int callsPerMinute;

  CallBudget(CallAllowance allowance, HarnessSettings settings) {
    this.allowance = allowance;
    this.callsPerMinute = settings.callsPerMinute();
  }

  CallAllowance.Answer take(HarnessAccess access) {
    return allowance.take(limit(access), access.urgency());
  }

  /** Harness said that it was too much; returns when the token is called with again. */
  Instant throttled(HarnessAccess access) {
    return allowance.throttled(limit(access));
  }

  private TokenLimit limit(HarnessAccess access) {
    return new TokenLimit(fingerprint(access.token()), callsPerMinute);
  }

  private static String fingerprint(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
