package dev.harnessjira.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.consent.*}. {@code lifetime}: after how long a consent may end although it is
 * used; Atlassian's staff once said 365 days, its documentation of 2026 does not. Zero: never.
 */
@ConfigurationProperties("harness-jira.consent")
public record ConsentSettings(@DefaultValue("365d") Duration lifetime) {

  private static final Duration AHEAD = Duration.ofDays(28);

  public ConsentSettings {
    if (lifetime.isNegative()) {
      throw new IllegalStateException(
          "harness-jira.consent.lifetime is "
              + lifetime
              + ": it must not be negative; 0d means that a consent never ends (example: 365d).");
    }
  }

  /** When a consent may end; empty until four weeks before, or when none ever does. */
  public Optional<Instant> endsSoon(Instant obtained, Instant now) {
    var end = obtained.plus(lifetime);
    return lifetime.isZero() || now.isBefore(end.minus(AHEAD))
        ? Optional.empty()
        : Optional.of(end);
  }
}
