package dev.harnessjira.tenancy;

import java.net.URI;
import java.net.URISyntaxException;
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
    publicUrl = address("public-url", publicUrl, "https://harness-jira.example.com");
    webhookUrl =
        webhookUrl == null ? null : address("webhook-url", webhookUrl, "https://hooks.example.com");
    allowedSites = sites(allowedSites);
    if (contact.isBlank()) {
      throw refused(
          "contact",
          "is empty: say whom to ask, or leave the setting out",
          "jira-admins@example.com");
    }
  }

  @Override
  public URI publicUrl() {
    return address("public-url", publicUrl, "https://harness-jira.example.com");
  }

  /** Where Harness delivers to. */
  public URI webhookAddress() {
    return webhookUrl == null ? publicUrl() : webhookUrl;
  }

  /** Whether a site may use the service, by its cloud id or the host of its address. */
  public boolean allows(String cloudId, String url) {
    var host = host(url);
    return allowedSites != null
        && allowedSites.stream()
            .map(site -> site.strip().toLowerCase(Locale.ROOT))
            .anyMatch(site ->
                site.equals("*")
                    || site.equals(cloudId.toLowerCase(Locale.ROOT))
                    || (!host.isEmpty() && site.equals(host)));
  }

  /** Empty when the address cannot be read. */
  private static String host(String url) {
    try {
      var host = new URI(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  private static List<String> sites(@Nullable List<String> sites) {
    var example = "acme.atlassian.net, globex.atlassian.net";
    var named =
        sites == null
            ? List.<String>of()
            : sites.stream().map(String::strip).filter(site -> !site.isEmpty()).toList();
    if (named.isEmpty()) {
      throw refused(
          "allowed-sites",
          "is missing: list the Jira sites that may use this service, as hosts or cloud ids, or *"
              + " for all",
          example);
    }
    for (var site : named) {
      if (!site.equals("*") && !site.matches("[A-Za-z0-9.-]+")) {
        throw refused(
            "allowed-sites",
            "has \"" + site + "\": it takes hosts or cloud ids, or * for all",
            example);
      }
    }
    return named;
  }

  private static URI address(String name, @Nullable URI value, String example) {
    if (value == null || value.toString().isBlank()) {
      throw refused(
          name, "is missing: set it to the address that browsers open this service at", example);
    }
    var host = value.getHost();
    var loopback = "127.0.0.1".equals(host) || "localhost".equals(host);
    var secure =
        "https".equals(value.getScheme()) || (loopback && "http".equals(value.getScheme()));
    if (host == null || !secure) {
      throw refused(name, "is \"" + value + "\": it must be an https address", example);
    }
    if (value.getUserInfo() != null || value.getQuery() != null || value.getFragment() != null) {
      throw refused(
          name, "is \"" + value + "\": it takes no user name, query or fragment", example);
    }
    return URI.create(value.toString().replaceAll("/+$", ""));
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira." + name + " " + what + " (example: " + example + ").");
  }
}
