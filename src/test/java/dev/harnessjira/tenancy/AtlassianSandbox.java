package dev.harnessjira.tenancy;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulated Atlassian at one address, made anew for each test, and consent given in it. */
public final class AtlassianSandbox implements AutoCloseable {

  public static final String ADMIN = "acc-jira-admin";
  public static final String OTHER_ADMIN = "acc-site-admin";
  public static final String PLAIN_USER = "acc-plain-user";
  public static final String TWO_SITES = "acc-two-sites";
  public static final String ALL_SCOPES =
      "offline_access read:me read:jira-work read:jira-user"
          + " read:dev-info:jira write:dev-info:jira delete:dev-info:jira";
  public static final String WITHOUT_DEV_INFO =
      "offline_access read:me read:jira-work read:jira-user";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Clock clock;
  private final HttpClient client = HttpClient.newHttpClient();
  private JiraSimulator jira;

  public AtlassianSandbox(Clock clock) {
    this.clock = clock;
    this.jira = JiraSimulator.start(0, clock);
  }

  public JiraSimulator jira() {
    return jira;
  }

  public Faults faults() {
    return jira.faults();
  }

  public URI uri() {
    return jira.uri();
  }

  void renew() {
    var port = jira.uri().getPort();
    jira.close();
    jira = JiraSimulator.start(port, clock);
  }

  /** Tokens for a person who consented for all their sites. */
  public GrantedTokens consent(String person) {
    return consent(person, "all", ALL_SCOPES);
  }

  /** Tokens for a person who consented for one site, or all of theirs. */
  public GrantedTokens consent(String person, String site, String scopes) {
    var form =
        Map.of(
            "person", person,
            "site", site,
            "scope", scopes,
            "state", "s",
            "redirect_uri", "http://localhost/back");
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    var back =
        send(
            HttpRequest.newBuilder(uri().resolve("/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    var location = back.headers().firstValue("Location").orElseThrow();
    return exchange(location.substring(location.indexOf("code=") + 5));
  }

  private GrantedTokens exchange(String code) {
    var body =
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            JiraSimulator.CLIENT_ID,
            "client_secret",
            JiraSimulator.CLIENT_SECRET,
            "code",
            URLDecoder.decode(code, StandardCharsets.UTF_8),
            "redirect_uri",
            "http://localhost/back");
    var answer =
        send(
            HttpRequest.newBuilder(uri().resolve("/oauth/token"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    JsonNode tokens = JSON.readTree(answer.body());
    return new GrantedTokens(
        tokens.path("access_token").asString(),
        clock.instant().plusSeconds(tokens.path("expires_in").asLong()),
        tokens.path("refresh_token").asString(),
        tokens.path("scope").asString());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    jira.close();
  }
}
