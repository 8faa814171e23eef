package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.Reply;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.http.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Consent, tokens and the sites of a grant. Refresh tokens rotate. */
final class OAuthRoutes {

  static final String CLIENT_ID = "sandbox-app";
  static final String CLIENT_SECRET = "sandbox-app-secret";
  static final Set<String> ALL_SCOPES =
      Set.of(
          "offline_access",
          "read:me",
          "read:jira-work",
          "read:jira-user",
          "read:dev-info:jira",
          "write:dev-info:jira",
          "delete:dev-info:jira");

  static final Duration ACCESS = Duration.ofHours(1);
  private static final long OWN_ACCESS_SECONDS = 900;

  private final JiraWorld world;
  private final SandboxServer server;
  private final InstantSource clock;
  private final ConsentPage page;

  /** Scopes that the app has in the console. */
  volatile Set<String> appScopes = ALL_SCOPES;

  /** The app is private: only its owner, who is none of the persons here, can consent. */
  volatile boolean notShared;

  /** Lists sites of the person that the grant does not cover, as Atlassian is known to do. */
  volatile boolean unpickedSites;

  /** The sites of every person have other products only. */
  volatile boolean withoutJira;

  /** How long a person's access token can be used. */
  volatile Duration access = ACCESS;

  /** How many times a refresh token was exchanged. */
  volatile int refreshes;

  /** A bearer token's owner: a person's grant, or a site's own credentials. */
  record Owner(Grants.@Nullable Grant grant, JiraWorld.@Nullable Credentials own) {}

  OAuthRoutes(JiraWorld world, SandboxServer server, InstantSource clock, ConsentPage page) {
    this.world = world;
    this.server = server;
    this.clock = clock;
    this.page = page;
  }

  void register() {
    server.page("GET", "/authorize", this::authorize);
    server.page("POST", "/authorize", this::consent);
    server.api("POST", "/oauth/token", this::token);
    server.api("GET", "/oauth/token/accessible-resources", this::resources);
    server.api("GET", "/me", this::me);
  }

  /** Whose token it is; null when it is unknown or over. */
  @Nullable Owner find(String bearer) {
    var found = world.grants.find(bearer, clock.instant());
    if (found == null) {
      return null;
    }
    var clientId = found.clientId();
    if (clientId == null) {
      return new Owner(found.grant(), null);
    }
    var own = world.credentials.get(clientId);
    return own == null ? null : new Owner(null, own);
  }

  private Reply authorize(Request request) {
    var wrong = wrong(request);
    return wrong == null ? page.ask(request) : page.wrong(wrong);
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
    Set<String> missing = new TreeSet<>(Set.of((scope == null ? "" : scope).split(" ")));
    missing.removeAll(appScopes);
    return missing.isEmpty()
        ? null
        : "The app has not been given these scopes in the developer console: "
            + String.join(", ", missing);
  }

  private Reply consent(Request request) {
    var form = request.form();
    var redirectUri = form.getOrDefault("redirect_uri", "");
    var back = redirectUri + "?state=" + encode(form.getOrDefault("state", ""));
    if (form.containsKey("cancel")) {
      return Reply.redirect(
          back + "&error=access_denied&error_description=User+did+not+authorize+the+request");
    }
    if (notShared) {
      return page.wrong(
          "You don't have access to this app. This app is in development - only the owner of"
              + " this app may grant it access to their account.");
    }
    var person = world.person(form.getOrDefault("person", ""));
    var site = form.getOrDefault("site", "all");
    Set<String> sites = new TreeSet<>(person.sites());
    if (!site.equals("all")) {
      sites.retainAll(Set.of(site));
    }
    var scopes = new TreeSet<>(Set.of(form.getOrDefault("scope", "").split(" ")));
    var code = world.grants.consent(person.accountId(), sites, scopes, redirectUri);
    return Reply.redirect(back + "&code=" + code);
  }

  private Reply token(Request request) {
    var type = request.header("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      return error(400, "invalid_request", "JSON is documented");
    }
    try {
      return token(request.json());
    } catch (JacksonException e) {
      return error(400, "invalid_request", "Malformed JSON");
    }
  }

  private Reply token(JsonNode body) {
    return switch (text(body, "grant_type")) {
      case "client_credentials" -> clientCredentials(body);
      case "authorization_code" -> secretFits(body) ? exchange(body) : denied();
      case "refresh_token" -> secretFits(body) ? refresh(body) : denied();
      default -> error(400, "unsupported_grant_type", "Unknown grant type");
    };
  }

  private static boolean secretFits(JsonNode body) {
    return CLIENT_ID.equals(text(body, "client_id"))
        && CLIENT_SECRET.equals(text(body, "client_secret"));
  }

  private static Reply denied() {
    return error(401, "access_denied", "Unauthorized");
  }

  private Reply exchange(JsonNode body) {
    var grant = world.grants.redeem(text(body, "code"), text(body, "redirect_uri"));
    return grant == null
        ? error(403, "invalid_grant", "Invalid authorization code")
        : tokens(grant);
  }

  private Reply refresh(JsonNode body) {
    var grant = world.grants.use(text(body, "refresh_token"), clock.instant());
    if (grant == null) {
      return error(403, "invalid_grant", "Unknown or invalid refresh token.");
    }
    refreshes++;
    return tokens(grant);
  }

  // Without token_type, as Atlassian's documentation has it.
  private Reply tokens(Grants.Grant grant) {
    var now = clock.instant();
    return Reply.json(
        200,
        Map.of(
            "access_token",
            world.grants.accessTo(grant, now.plus(access)),
            "refresh_token",
            world.grants.refreshOf(grant, now),
            "expires_in",
            access.toSeconds(),
            "scope",
            String.join(" ", grant.scopes())));
  }

  private Reply clientCredentials(JsonNode body) {
    var own = world.credentials.get(text(body, "client_id"));
    if (own == null
        || !own.secret().equals(text(body, "client_secret"))
        || !"api.atlassian.com".equals(text(body, "audience"))) {
      return denied();
    }
    var until = clock.instant().plusSeconds(OWN_ACCESS_SECONDS);
    return Reply.json(
        200,
        Map.of(
            "access_token",
            world.grants.accessWith(own.clientId(), until),
            "expires_in",
            OWN_ACCESS_SECONDS));
  }

  private Reply resources(Request request) {
    var owner = find(request.bearer());
    if (owner == null || owner.grant() == null) {
      return unauthorized();
    }
    var grant = owner.grant();
    var sites = unpickedSites ? world.person(grant.accountId()).sites() : grant.sites();
    List<Map<String, Object>> list = new ArrayList<>();
    for (var cloudId : sites) {
      if (!world.reaches(grant.accountId(), cloudId)) {
        continue;
      }
      // An id appears once for each product.
      list.add(resource(cloudId, withoutJira ? Set.of("read:confluence-user") : grant.scopes()));
      list.add(resource(cloudId, Set.of("read:me")));
    }
    return Reply.json(200, list);
  }

  private Map<String, Object> resource(String cloudId, Set<String> scopes) {
    var site = world.site(cloudId);
    return Map.of(
        "id",
        cloudId,
        "name",
        site.name(),
        "url",
        server.uri() + "/sites/" + site.slug(),
        "scopes",
        scopes,
        "avatarUrl",
        server.uri() + "/favicon.ico");
  }

  private Reply me(Request request) {
    var owner = find(request.bearer());
    if (owner == null || owner.grant() == null) {
      return unauthorized();
    }
    if (!owner.grant().scopes().contains("read:me")) {
      return wrongScope();
    }
    var person = world.person(owner.grant().accountId());
    return Reply.json(
        200, Map.of("account_id", person.accountId(), "name", person.role(), "email", ""));
  }

  static Reply unauthorized() {
    return Reply.json(401, Map.of("code", 401, "message", "Unauthorized"));
  }

  static Reply wrongScope() {
    return Reply.json(401, Map.of("code", 401, "message", "Unauthorized; scope does not match"));
  }

  private static Reply error(int status, String code, String description) {
    return Reply.json(status, Map.of("error", code, "error_description", description));
  }

  private static String text(JsonNode body, String name) {
    return body.path(name).asString("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
