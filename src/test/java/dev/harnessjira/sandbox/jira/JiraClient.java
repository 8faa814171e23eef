package dev.harnessjira.sandbox.jira;

import dev.harnessjira.sandbox.http.SandboxClient;
import dev.harnessjira.sandbox.http.SandboxClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Speaks to the simulated Jira as an app does. */
final class JiraClient {

  static final String CALLBACK = "http://localhost:8080/connect/jira/callback";
  static final String SCOPES =
      "offline_access read:me read:jira-work read:jira-user read:dev-info:jira"
          + " write:dev-info:jira delete:dev-info:jira";

  private final SandboxClient http;

  JiraClient(JiraSimulator jira) {
    this.http = new SandboxClient(jira.uri());
  }

  SandboxClient http() {
    return http;
  }

  /** Consents and exchanges the code. */
  Answer signIn(String person, String site) {
    var location = consent(person, site, SCOPES).header("Location");
    return token(
        Map.of(
            "grant_type",
            "authorization_code",
            "client_id",
            JiraSimulator.CLIENT_ID,
            "client_secret",
            JiraSimulator.CLIENT_SECRET,
            "code",
            location.replaceFirst(".*[?&]code=", ""),
            "redirect_uri",
            CALLBACK,
            "code_verifier",
            "ignored"));
  }

  Answer consent(String person, String site, String scope) {
    return http.form(
        "/authorize",
        Map.of(
            "redirect_uri",
            CALLBACK,
            "state",
            "s",
            "scope",
            scope,
            "person",
            person,
            "site",
            site));
  }

  Answer ask(String scope) {
    return http.get(
        "/authorize?client_id="
            + JiraSimulator.CLIENT_ID
            + "&audience=api.atlassian.com&response_type=code&prompt=consent&state=s&code_challenge=x"
            + "&code_challenge_method=S256&redirect_uri="
            + URLEncoder.encode(CALLBACK, StandardCharsets.UTF_8)
            + "&scope="
            + URLEncoder.encode(scope, StandardCharsets.UTF_8));
  }

  Answer token(Map<String, String> body) {
    return http.json("POST", "/oauth/token", "", body);
  }

  Answer refresh(String refreshToken) {
    return token(
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            JiraSimulator.CLIENT_ID,
            "client_secret",
            JiraSimulator.CLIENT_SECRET,
            "refresh_token",
            refreshToken));
  }

  Answer clientCredentials(JiraSimulator.OwnCredentials own) {
    return token(
        Map.of(
            "grant_type",
            "client_credentials",
            "audience",
            "api.atlassian.com",
            "client_id",
            own.clientId(),
            "client_secret",
            own.secret()));
  }
}
