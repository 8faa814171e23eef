package dev.harnessjira.outbound;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the application calls out. {@code proxy}: an HTTP proxy as {@code http://host:port}; the
 * address guard then judges the proxy's address, so the proxy must refuse internal ones itself.
 * {@code trusted-certificates}: a PEM file of certificates trusted beside the JDK's. Limits: time
 * to connect, between two reads, and for a whole exchange; bytes of an answer.
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
    if (proxy != null && (proxy.getHost() == null || proxy.getPort() < 0)) {
      throw new IllegalStateException(
          "harness-jira.http.proxy is \""
              + proxy
              + "\": it needs a host and a port (example:"
              + " http://proxy.example.com:3128).");
    }
    if (trustedCertificates != null && !Files.isReadable(trustedCertificates)) {
      throw new IllegalStateException(
          "harness-jira.http.trusted-certificates is \""
              + trustedCertificates
              + "\", which cannot be read: name a PEM file (example: /etc/ssl/internal-ca.pem).");
    }
  }
}
