package dev.harnessjira.harness;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What a token of Harness Open Source, a JSON Web Token, says of itself; believed only for words to
 * people, never for what its owner may.
 */
record OpenSourceToken(@Nullable Instant expiresAt, boolean ofServiceAccount, String principal) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static OpenSourceToken read(String token) {
    var claims = claims(token);
    var expires = claims.path("exp").asLong(0);
    return new OpenSourceToken(
        expires > 0 ? Instant.ofEpochSecond(expires) : null,
        claims.path("tkn").path("typ").asString("").equals("sat"),
        claims.path("pid").asString(""));
  }

  private static JsonNode claims(String token) {
    var parts = token.split("\\.");
    if (parts.length != 3) {
      return MissingNode.getInstance();
    }
    try {
      var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return JSON.readTree(claims);
    } catch (IllegalArgumentException | JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
