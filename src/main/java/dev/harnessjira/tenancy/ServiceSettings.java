package dev.harnessjira.tenancy;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** {@code harness-jira.*}: where this service is and who may use it. */
@ConfigurationProperties("harness-jira")
public record ServiceSettings(
    @Nullable URI publicUrl,
    @Nullable URI webhookUrl,
    @Nullable List<String> allowedSites,
    @DefaultValue("the operator of this service") String contact,
    @DefaultValue("false") boolean sandbox) {

  public ServiceSettings {
    publicUrl = checked("public-url", publicUrl, "https://harness-jira.example.com");
    if (webhookUrl != null) {
      checked("webhook-url", webhookUrl, "https://hooks.example.com");
    }
    if (allowedSites == null || allowedSites.stream().allMatch(String::isBlank)) {
      throw new IllegalStateException(
          "harness-jira.allowed-sites is missing: list the Jira sites that may use this service,"
              + " as hosts or cloud ids, or * for all (example: example.atlassian.net).");
    }
  }

  @Override
  public URI publicUrl() {
    return checked("public-url", publicUrl, "https://harness-jira.example.com");
  }

  /** Where Harness delivers to. */
  public URI webhookAddress() {
    return webhookUrl == null ? publicUrl() : webhookUrl;
  }

  /** Whether a site may use the service, by its cloud id or the host of its address. */
  public boolean allows(String cloudId, String url) {
    var host = URI.create(url).getHost();
    return allowedSites != null
        && allowedSites.stream()
            .map(site -> site.strip().toLowerCase(Locale.ROOT))
            .anyMatch(site ->
                site.equals("*")
                    || site.equals(cloudId.toLowerCase(Locale.ROOT))
                    || site.equals(host == null ? "" : host.toLowerCase(Locale.ROOT)));
  }

  private static URI checked(String name, @Nullable URI value, String example) {
    if (value == null) {
      throw new IllegalStateException(
          "harness-jira."
              + name
              + " is missing: set it to the address that browsers open"
              + " (example: "
              + example
              + ").");
    }
    var host = value.getHost();
    var loopback = "127.0.0.1".equals(host) || "localhost".equals(host);
    if (host == null || !("https".equals(value.getScheme()) || loopback)) {
      throw new IllegalStateException(
          "harness-jira."
              + name
              + " is \""
              + value
              + "\": it must be an https address"
              + " (example: "
              + example
              + ").");
    }
    return URI.create(value.toString().replaceAll("/+$", ""));
  }
}
