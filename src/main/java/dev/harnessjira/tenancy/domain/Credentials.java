package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.GrantedTokens;
import org.jspecify.annotations.Nullable;

/** A site's own OAuth credentials and their token of 15 minutes. */
public record Credentials(
    String clientId,
    String clientSecret,
    @Nullable GrantedTokens tokens,
    @Nullable String rejectedReason) {

  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}
