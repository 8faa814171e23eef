package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's 3LO grant. {@code version} changes with each new token; {@code restsUntil} is when a
 * renewal that failed may be tried again.
 */
public record Grant(
    AccountId account,
    String holder,
    GrantedTokens tokens,
    long version,
    Instant refreshedAt,
    @Nullable Instant restsUntil,
    @Nullable String lostReason) {

  /** Whether the access token can be used for a while yet. */
  public boolean isFresh(Instant now) {
    return now.plusSeconds(60).isBefore(tokens.expiresAt());
  }

  public boolean rests(Instant now) {
    return restsUntil != null && now.isBefore(restsUntil);
  }
}
