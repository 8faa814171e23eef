package dev.harnessjira.jira;

import static dev.harnessjira.jira.JiraCalls.text;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Atlassian's OAuth 2.0 endpoints: tokens, the person, the sites that a grant covers. */
@Component
public class Atlassian {

  /** Seconds that a token is used for when Atlassian does not say: the shortest documented. */
  private static final long UNNAMED_LIFETIME = 900;

  private static final long LONGEST_LIFETIME = 86_400;

  private final JiraCalls calls;
  private final AtlassianSettings settings;

  Atlassian(JiraCalls calls, AtlassianSettings settings) {
    this.calls = calls;
    this.settings = settings;
  }

  /** A token answer; {@code refreshToken} is null where there is none. */
  public record Tokens(
      String accessToken, @Nullable String refreshToken, long expiresInSeconds, String scope) {

    @Override
    public String toString() {
      return "Tokens[expires in " + expiresInSeconds + " s]";
    }
  }

  /** A site that a grant covers; scopes are those of all its products. */
  public record Resource(
      String id, String name, String url, Set<String> scopes, @Nullable String avatarUrl) {}

  /** The person of a token. */
  public record Person(String accountId, String name) {}

  /**
   * Exchanges a refresh token: the answer has a new one and the used one ends, but may be repeated
   * for 10 minutes. A dead one is answered 403 {@code invalid_grant}, here Forbidden; that alone
   * says so. A refusal of this app's own id and secret tells nothing of the grant: Unavailable.
   */
  public JiraResult<Tokens> refresh(String refreshToken) {
    return calls.post(
        settings.token(),
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            settings.clientId(),
            "client_secret",
            settings.clientSecret(),
            "refresh_token",
            refreshToken),
        Atlassian::tokens,
        TokenRefusals::ofRefresh);
  }

  /** Exchanges the code that consent brought; an empty verifier is not sent. */
  public JiraResult<Tokens> exchange(String code, String redirectUri, String verifier) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", settings.clientId());
    form.put("client_secret", settings.clientSecret());
    form.put("code", code);
    form.put("redirect_uri", redirectUri);
    if (!verifier.isEmpty()) {
      form.put("code_verifier", verifier);
    }
    return tokens(settings.token(), form);
  }

  /**
   * A token for a site's own OAuth credentials; lives 15 minutes and has no refresh token. A pair
   * that Atlassian does not know is Unauthorized.
   */
  public JiraResult<Tokens> clientCredentials(String clientId, String clientSecret) {
    return calls.post(
        URI.create(settings.apiUrl() + "/oauth/token"),
        Map.of(
            "audience",
            "api.atlassian.com",
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            clientSecret),
        Atlassian::tokens,
        TokenRefusals::ofCredentials);
  }

  /** The sites of a grant. One id can appear several times, once for each product. */
  public JiraResult<List<Resource>> accessibleResources(String bearer) {
    var uri = URI.create(settings.apiUrl() + "/oauth/token/accessible-resources");
    return calls.get(uri, bearer, Atlassian::merged);
  }

  public JiraResult<Person> me(String bearer) {
    return calls.get(
        URI.create(settings.apiUrl() + "/me"),
        bearer,
        node -> new Person(text(node, "account_id"), node.path("name").asString("")));
  }

  /** Base of the development-information API for a 3LO grant. */
  public URI grantBase(String cloudId) {
    return URI.create(settings.apiUrl() + "/ex/jira/" + segment(cloudId) + "/rest/devinfo/0.10");
  }

  /** Base of the development-information API for a site's own OAuth credentials: 0.1, not 0.10. */
  public URI credentialsBase(String cloudId) {
    return URI.create(settings.apiUrl() + "/jira/devinfo/0.1/cloud/" + segment(cloudId));
  }

  /** A part of a path. */
  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JiraResult<Tokens> tokens(URI endpoint, Map<String, String> form) {
    return calls.post(endpoint, form, Atlassian::tokens, (byStatus, words) -> byStatus);
  }

  private static Tokens tokens(JsonNode node) {
    var refresh = node.path("refresh_token").asString("");
    return new Tokens(
        text(node, "access_token"),
        refresh.isBlank() ? null : refresh,
        lifetime(node.path("expires_in").asLong(0)),
        node.path("scope").asString(""));
  }

  private static long lifetime(long seconds) {
    return seconds <= 0 ? UNNAMED_LIFETIME : Math.min(seconds, LONGEST_LIFETIME);
  }

  private static List<Resource> merged(JsonNode array) {
    if (!array.isArray()) {
      throw new JiraCalls.UnreadableException();
    }
    Map<String, Resource> sites = new LinkedHashMap<>();
    for (var node : array) {
      var resource = resource(node);
      sites.merge(resource.id(), resource, Atlassian::withScopesOf);
    }
    return new ArrayList<>(sites.values());
  }

  private static Resource resource(JsonNode node) {
    Set<String> scopes = new TreeSet<>();
    node.path("scopes").forEach(scope -> scopes.add(scope.asString()));
    return new Resource(
        text(node, "id"),
        text(node, "name"),
        text(node, "url"),
        scopes,
        node.path("avatarUrl").asStringOpt().orElse(null));
  }

  private static Resource withScopesOf(Resource one, Resource other) {
    Set<String> scopes = new TreeSet<>(one.scopes());
    scopes.addAll(other.scopes());
    return new Resource(one.id(), one.name(), one.url(), scopes, one.avatarUrl());
  }
}
