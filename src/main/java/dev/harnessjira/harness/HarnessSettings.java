package dev.harnessjira.harness;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.harness.*}: which Harness hosts may be connected ({@code *.harness.io} covers
 * every host below harness.io, {@code *} every host) and which internal networks they may be in, as
 * CIDR ranges; without any, only public addresses may be called.
 */
@ConfigurationProperties("harness-jira.harness")
record HarnessSettings(
    @DefaultValue({"app.harness.io", "*.harness.io"}) List<String> allowedHosts,
    @DefaultValue({}) List<String> allowedNetworks,
    @DefaultValue("400") int callsPerMinute) {

  HarnessSettings {
    for (var network : allowedNetworks) {
      if (!network.matches("[0-9a-fA-F.:]+(/\\d{1,3})?")) {
        throw new IllegalStateException(
            "harness-jira.harness.allowed-networks has \""
                + network
                + "\": it takes CIDR ranges"
                + " (example: 10.1.0.0/16, fd00:1::/64).");
      }
    }
  }

  boolean allowsHost(String host) {
    var name = host.toLowerCase(Locale.ROOT);
    return allowedHosts.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String host) {
    var lower = pattern.toLowerCase(Locale.ROOT).strip();
    if (lower.equals("*")) {
      return true;
    }
    return lower.startsWith("*.") ? host.endsWith(lower.substring(1)) : host.equals(lower);
  }
}
