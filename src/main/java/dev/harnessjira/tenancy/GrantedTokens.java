package dev.harnessjira.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tokens of a grant, as consent or a refresh brought them. */
public record GrantedTokens(
    String accessToken, Instant expiresAt, @Nullable String refreshToken, String scopes) {

  @Override
  public String toString() {
    return "GrantedTokens[until " + expiresAt + "]";
  }
}
