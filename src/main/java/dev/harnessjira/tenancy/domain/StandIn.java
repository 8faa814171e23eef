package dev.harnessjira.tenancy.domain;

import dev.harnessjira.tenancy.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An administrator of a site whose authorization takes over when the one in use is lost. {@code
 * obtained} is when they consented, {@code reason} why it could not take over now.
 */
public record StandIn(
    AccountId account, String holder, Instant obtained, Instant offered, @Nullable String reason) {}
