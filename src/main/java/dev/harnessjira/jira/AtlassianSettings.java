package dev.harnessjira.jira;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.atlassian.*}: the operator's own OAuth 2.0 (3LO) app from Atlassian's
 * developer console, the scopes to ask for (each must be added in the console), and where Atlassian
 * is.
 */
@ConfigurationProperties("harness-jira.atlassian")
public record AtlassianSettings(
    @Nullable String clientId,
    @Nullable String clientSecret,
    @DefaultValue(AtlassianSettings.LEAST_SCOPES) String scopes,
    @DefaultValue("https://auth.atlassian.com") URI authorizationUrl,
    @DefaultValue("https://api.atlassian.com") URI apiUrl) {

  static final String LEAST_SCOPES =
      "offline_access read:me read:jira-work read:jira-user"
          + " read:dev-info:jira write:dev-info:jira delete:dev-info:jira";

  public AtlassianSettings {
    clientId = required("client-id", clientId);
    clientSecret = required("client-secret", clientSecret);
    authorizationUrl = address("authorization-url", authorizationUrl, "https://auth.atlassian.com");
    apiUrl = address("api-url", apiUrl, "https://api.atlassian.com");
    scopes = words(scopes);
  }

  @Override
  public String clientId() {
    return required("client-id", clientId);
  }

  @Override
  public String clientSecret() {
    return required("client-secret", clientSecret);
  }

  /** Where a browser is sent to for consent. */
  public URI authorize() {
    return URI.create(authorizationUrl + "/authorize");
  }

  /** Token endpoint of the 3LO app. */
  public URI token() {
    return URI.create(authorizationUrl + "/oauth/token");
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refused(
          name,
          "is missing: copy it from Settings of your OAuth 2.0 (3LO) app in Atlassian's developer"
              + " console",
          name.equals("client-id") ? "1a2B3c4D5e6F7g8H" : "ATOAxxxxxxxx");
    }
    return value.strip();
  }

  private static URI address(String name, URI value, String example) {
    var http = "https".equals(value.getScheme()) || "http".equals(value.getScheme());
    if (!http || value.getHost() == null || value.getRawQuery() != null) {
      throw refused(name, "is \"" + value + "\": it must be an https address", example);
    }
    return URI.create(value.toString().replaceAll("/+$", ""));
  }

  private static String words(String scopes) {
    var words = scopes.strip().replaceAll("\\s+", " ");
    if (!List.of(words.split(" ")).contains("read:jira-work")) {
      throw refused(
          "scopes",
          "lacks read:jira-work, without which nobody can be recognised as a Jira administrator",
          LEAST_SCOPES);
    }
    return words;
  }

  private static IllegalStateException refused(String name, String what, String example) {
    return new IllegalStateException(
        "harness-jira.atlassian." + name + " " + what + " (example: " + example + ").");
  }

  @Override
  public String toString() {
    return "AtlassianSettings[" + clientId + ", " + authorizationUrl + ", " + apiUrl + "]";
  }
}
