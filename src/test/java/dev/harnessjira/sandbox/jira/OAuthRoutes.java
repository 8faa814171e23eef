package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Consent, tokens and the sites of a grant. One grant for each person; refresh tokens rotate. */
final class OAuthRoutes {

  static final String CLIENT_ID = "sandbox-app";
  static final String CLIENT_SECRET = "sandbox-app-secret";

  /** How long a used refresh token may be repeated before its whole family dies. */
  private static final Duration LEEWAY = Duration.ofMinutes(10);

  private final JiraWorld world;
  private final SandboxServer server;
  private final InstantSource clock;
  private final Map<String, Grant> codes = new ConcurrentHashMap<>();
  private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();
  private final Map<String, RefreshToken> refreshTokens = new ConcurrentHashMap<>();
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /** Scopes that the app has in the console. */
  volatile Set<String> appScopes =
      Set.of(
          "offline_access",
          "read:me",
          "read:jira-work",
          "read:jira-user",
          "read:dev-info:jira",
          "write:dev-info:jira",
          "delete:dev-info:jira");

  /** How many times a refresh token was exchanged. */
  volatile int refreshes;

  /** What a person consented to. */
  record Grant(String accountId, Set<String> sites, Set<String> scopes) {}

  /** A bearer token: of a person's grant, or of a site's own credentials. */
  record AccessToken(@Nullable Grant grant, JiraWorld.@Nullable Credentials own, Instant until) {}

  private static final class RefreshToken {
    final String accountId;
    @Nullable Instant usedAt;

    RefreshToken(String accountId) {
      this.accountId = accountId;
    }
  }

  OAuthRoutes(JiraWorld world, SandboxServer server, InstantSource clock) {
    this.world = world;
    this.server = server;
    this.clock = clock;
  }

  void register() {
    server.page("GET", "/authorize", this::authorize);
    server.page("POST", "/authorize", this::consent);
    server.api("POST", "/oauth/token", this::token);
    server.api("GET", "/oauth/token/accessible-resources", this::resources);
    server.api("GET", "/me", this::me);
  }

  /** The token's meaning; null when it is unknown or over. */
  @Nullable AccessToken find(String bearer) {
    var token = tokens.get(bearer);
    if (token == null || token.until().isBefore(clock.instant())) {
      return null;
    }
    var grant = token.grant();
    return grant != null && !grant.equals(grants.get(grant.accountId())) ? null : token;
  }

  /** The person withdraws the grant. */
  void revoke(String accountId) {
    grants.remove(accountId);
    refreshTokens.values().removeIf(token -> token.accountId.equals(accountId));
  }

  private Reply authorize(Request request) {
    var wrong = wrong(request);
    if (wrong != null) {
      return Reply.html(400, JiraPages.page("Something went wrong", "<p>" + wrong + "</p>"));
    }
    return Reply.html(JiraPages.consent(world, request));
  }

  private @Nullable String wrong(Request request) {
    if (!CLIENT_ID.equals(request.query("client_id"))) {
      return "The client_id is unknown.";
    }
    if (!"api.atlassian.com".equals(request.query("audience"))
        || !"code".equals(request.query("response_type"))
        || !"consent".equals(request.query("prompt"))
        || request.query("state") == null
        || request.query("redirect_uri") == null) {
      return "audience, response_type, prompt, state or redirect_uri is missing or wrong.";
    }
    var scope = request.query("scope");
    var asked = Set.of((scope == null ? "" : scope).split(" "));
    return appScopes.containsAll(asked) ? null : "The app has not been given all these scopes.";
  }

  private Reply consent(Request request) {
    var form = request.form();
    var back = form.get("redirect_uri") + "?state=" + encode(form.getOrDefault("state", ""));
    if (form.containsKey("cancel")) {
      return Reply.redirect(
          back + "&error=access_denied&error_description=User+did+not+authorize+the+request");
    }
    var person = world.person(form.getOrDefault("person", ""));
    var site = form.getOrDefault("site", "all");
    Set<String> sites = new TreeSet<>(person.sites());
    if (!site.equals("all")) {
      sites.retainAll(Set.of(site));
    }
    var old = grants.get(person.accountId());
    if (old != null) {
      sites.addAll(old.sites());
    }
    var scopes = new TreeSet<>(Set.of(form.getOrDefault("scope", "").split(" ")));
    var code = UUID.randomUUID().toString();
    codes.put(code, new Grant(person.accountId(), sites, scopes));
    return Reply.redirect(back + "&code=" + code);
  }

  private Reply token(Request request) {
    var type = request.header("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return error(400, "invalid_request", "JSON is documented");
    }
    var body = request.json();
    return switch (body.path("grant_type").asString("")) {
      case "client_credentials" -> clientCredentials(body);
      case "authorization_code" -> secretFits(body) ? exchange(body) : denied();
      case "refresh_token" -> secretFits(body) ? refresh(body) : denied();
      default -> error(400, "unsupported_grant_type", "Unknown grant type");
    };
  }

  private static boolean secretFits(JsonNode body) {
    return CLIENT_ID.equals(body.path("client_id").asString(""))
        && CLIENT_SECRET.equals(body.path("client_secret").asString(""));
  }

  private static Reply denied() {
    return error(401, "access_denied", "Unauthorized");
  }

  private Reply exchange(JsonNode body) {
    var grant = codes.remove(body.path("code").asString(""));
    if (grant == null) {
      return error(403, "invalid_grant", "Invalid authorization code");
    }
    grants.put(grant.accountId(), grant);
    return tokens(grant);
  }

  private synchronized Reply refresh(JsonNode body) {
    var token = refreshTokens.get(body.path("refresh_token").asString(""));
    if (token == null) {
      return invalidGrant();
    }
    var grant = grants.get(token.accountId);
    var used = token.usedAt;
    if (grant == null || (used != null && used.plus(LEEWAY).isBefore(clock.instant()))) {
      revoke(token.accountId);
      return invalidGrant();
    }
    if (used == null) {
      token.usedAt = clock.instant();
    }
    refreshes++;
    return tokens(grant);
  }

  private static Reply invalidGrant() {
    return error(403, "invalid_grant", "Unknown or invalid refresh token.");
  }

  // Without token_type, as Atlassian's documentation has it.
  private Reply tokens(Grant grant) {
    var access = UUID.randomUUID().toString();
    tokens.put(access, new AccessToken(grant, null, clock.instant().plusSeconds(3600)));
    var refresh = UUID.randomUUID().toString();
    refreshTokens.put(refresh, new RefreshToken(grant.accountId()));
    return Reply.json(
        200,
        Map.of(
            "access_token",
            access,
            "refresh_token",
            refresh,
            "expires_in",
            3600,
            "scope",
            String.join(" ", grant.scopes())));
  }

  private Reply clientCredentials(JsonNode body) {
    var own = world.credentials.get(body.path("client_id").asString(""));
    if (own == null
        || !own.secret().equals(body.path("client_secret").asString(""))
        || !"api.atlassian.com".equals(body.path("audience").asString(""))) {
      return denied();
    }
    var access = UUID.randomUUID().toString();
    tokens.put(access, new AccessToken(null, own, clock.instant().plusSeconds(900)));
    return Reply.json(200, Map.of("access_token", access, "expires_in", 900));
  }

  private Reply resources(Request request) {
    var token = find(request.bearer());
    if (token == null || token.grant() == null) {
      return Reply.json(401, Map.of("code", 401, "message", "Unauthorized"));
    }
    List<Map<String, Object>> list = new ArrayList<>();
    for (var cloudId : token.grant().sites()) {
      var site = world.site(cloudId);
      // An id appears once for each product.
      list.add(resource(site.cloudId(), site.name(), site.slug(), token.grant().scopes()));
      list.add(resource(site.cloudId(), site.name(), site.slug(), Set.of("read:me")));
    }
    return Reply.json(200, list);
  }

  private Map<String, Object> resource(String id, String name, String slug, Set<String> scopes) {
    return Map.of("id", id, "name", name, "url", server.uri() + "/sites/" + slug, "scopes", scopes);
  }

  private Reply me(Request request) {
    var token = find(request.bearer());
    if (token == null || token.grant() == null) {
      return Reply.json(401, Map.of("code", 401, "message", "Unauthorized"));
    }
    var person = world.person(token.grant().accountId());
    return Reply.json(
        200, Map.of("account_id", person.accountId(), "name", person.role(), "email", ""));
  }

  private static Reply error(int status, String code, String description) {
    return Reply.json(status, Map.of("error", code, "error_description", description));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
