package dev.harnessjira.harness;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.http.client.InetAddressFilter;

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

  private static final String HOSTS = "app.harness.io, *.harness.io";

  HarnessSettings {
    allowedHosts = allowedHosts.stream().map(String::strip).filter(h -> !h.isEmpty()).toList();
    if (allowedHosts.isEmpty()) {
      throw refused(
          "allowed-hosts", "is empty: list the Harness hosts that may be connected", HOSTS);
    }
    for (var host : allowedHosts) {
      if (!host.matches("\\*|(\\*\\.)?[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
        throw refused(
            "allowed-hosts", "has \"" + host + "\": it takes hosts, without https://", HOSTS);
      }
    }
    allowedNetworks.forEach(HarnessSettings::requireNetwork);
    if (callsPerMinute < 1) {
      throw refused("calls-per-minute", "is " + callsPerMinute + ": it takes a number", "400");
    }
  }

  private static void requireNetwork(String network) {
    try {
      InetAddressFilter.of(network);
    } catch (IllegalArgumentException e) {
      throw refused(
          "allowed-networks",
          "has \"" + network + "\": it takes CIDR ranges",
          "10.1.0.0/16, fd00:1::/64");
    }
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira.harness." + name + " " + what + " (example: " + example + ").");
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
