package dev.harnessjira.outbound;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the application calls out. {@code proxy}: an HTTP proxy as {@code http://host:port}; it
 * resolves names itself, so it should refuse internal addresses too. {@code trusted-certificates}:
 * a PEM file of certificates trusted beside the JDK's. Limits: time to connect, between two reads,
 * and for a whole exchange; bytes of an answer.
 */
@ConfigurationProperties("harness-jira.http")
record OutboundSettings(
    @Nullable URI proxy,
    @Nullable Path trustedCertificates,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("20s") Duration readTimeout,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("10485760") long largestAnswer) {

  OutboundSettings {
    if (proxy != null && !isProxy(proxy)) {
      throw refused(
          "proxy",
          "is \"" + proxy + "\": it takes http://, a host and a port",
          "http://proxy.example.com:3128");
    }
    if (trustedCertificates != null && TrustedCertificates.in(trustedCertificates).isEmpty()) {
      throw refused(
          "trusted-certificates",
          "is \"" + trustedCertificates + "\", where no certificate can be read: name a PEM file",
          "/etc/ssl/internal-ca.pem");
    }
    requirePositive("connect-timeout", connectTimeout, "5s");
    requirePositive("read-timeout", readTimeout, "20s");
    requirePositive("deadline", deadline, "30s");
    if (largestAnswer < 1) {
      throw refused(
          "largest-answer", "is " + largestAnswer + ": it takes a number of bytes", "10485760");
    }
  }

  private static boolean isProxy(URI proxy) {
    var http = "http".equals(proxy.getScheme()) || "https".equals(proxy.getScheme());
    return http && proxy.getHost() != null && proxy.getPort() > 0;
  }

  private static void requirePositive(String name, Duration value, String example) {
    if (!value.isPositive()) {
      throw refused(name, "is " + value + ": it takes a time above zero", example);
    }
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira.http." + name + " " + what + " (example: " + example + ").");
  }
}
