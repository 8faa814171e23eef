package dev.harnessjira.sandbox.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Consent, tokens and sites, as Atlassian documents and was seen to do them. */
class OAuthTests {

  private static final String ADMIN = "acc-jira-admin";
  private static final String PERMISSIONS =
      "/ex/jira/%s/rest/api/3/mypermissions?permissions=ADMINISTER";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final JiraSimulator jira = JiraSimulator.start(0, now::get);
  private final JiraClient client = new JiraClient(jira);

  @AfterEach
  void stop() {
    jira.close();
  }

  private void later(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void tokensComeWithoutTokenType() {
    var answer = client.signIn(ADMIN, "all");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder("access_token", "refresh_token", "expires_in", "scope");
  }

  @Test
  void formEncodingIsRefused() {
    var answer = client.http().form("/oauth/token", Map.of("grant_type", "refresh_token"));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void wrongSecretIsDenied() {
    var answer =
        client.token(
            Map.of(
                "grant_type", "refresh_token",
                "client_id", JiraSimulator.CLIENT_ID,
                "client_secret", "wrong",
                "refresh_token", "x"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/error")).isEqualTo("access_denied");
  }

  @Test
  void codeIsRedeemedOnce() {
    var code = client.consent(ADMIN, "all", JiraClient.SCOPES).header("Location");
    var body =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", JiraSimulator.CLIENT_ID,
            "client_secret", JiraSimulator.CLIENT_SECRET,
            "code", code.replaceFirst(".*code=", ""),
            "redirect_uri", JiraClient.CALLBACK);

    assertThat(client.token(body).status()).isEqualTo(200);
    assertThat(client.token(body).text("/error")).isEqualTo("invalid_grant");
  }

  @Test
  void usedRefreshTokenWorksWithinTheLeeway() {
    var refreshToken = client.signIn(ADMIN, "all").text("/refresh_token");

    var first = client.refresh(refreshToken);
    later(Duration.ofMinutes(9));
    var again = client.refresh(refreshToken);

    assertThat(first.text("/refresh_token")).isNotEqualTo(refreshToken);
    assertThat(again.status()).isEqualTo(200);
  }

  @Test
  void usedRefreshTokenKillsItsFamilyAfterTheLeeway() {
    var refreshToken = client.signIn(ADMIN, "all").text("/refresh_token");
    var rotated = client.refresh(refreshToken).text("/refresh_token");

    later(Duration.ofMinutes(11));
    var breach = client.refresh(refreshToken);

    assertThat(breach.status()).isEqualTo(403);
    assertThat(breach.text("/error")).isEqualTo("invalid_grant");
    assertThat(client.refresh(rotated).status()).isEqualTo(403);
  }

  @Test
  void idleRefreshTokenDiesAfterNinetyDays() {
    var refreshToken = client.signIn(ADMIN, "all").text("/refresh_token");

    later(Duration.ofDays(91));

    assertThat(client.refresh(refreshToken).status()).isEqualTo(403);
  }

  @Test
  void accessTokenEndsAfterAnHour() {
    var token = client.signIn(ADMIN, "all").text("/access_token");

    later(Duration.ofMinutes(61));

    assertThat(client.http().send("GET", "/me", token).status()).isEqualTo(401);
  }

  @Test
  void endedAccessTokensAreRefreshed() {
    var tokens = client.signIn(ADMIN, "all");

    jira.switches().expireAccessTokens();

    assertThat(client.http().send("GET", "/me", tokens.text("/access_token")).status())
        .isEqualTo(401);
    assertThat(client.refresh(tokens.text("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void withdrawnConsentEndsEverything() {
    var tokens = client.signIn(ADMIN, "all");

    jira.revoke("Jira administrator");

    assertThat(client.http().send("GET", "/me", tokens.text("/access_token")).status())
        .isEqualTo(401);
    assertThat(client.refresh(tokens.text("/refresh_token")).status()).isEqualTo(403);
  }

  @Test
  void siteIsListedOnceForEachProduct() {
    var token = client.signIn(ADMIN, "all").text("/access_token");

    var sites = client.http().send("GET", "/oauth/token/accessible-resources", token).json();

    assertThat(sites.size()).isEqualTo(2);
    assertThat(sites.findValuesAsString("id")).containsOnly(JiraSimulator.ACME);
  }

  @Test
  void siteThatNobodyPickedMayBeListedButNotUsed() {
    jira.switches().unpickedSites(true);
    var token = client.signIn("acc-two-sites", JiraSimulator.ACME).text("/access_token");

    var sites = client.http().send("GET", "/oauth/token/accessible-resources", token).json();
    var unpicked = client.http().send("GET", PERMISSIONS.formatted(JiraSimulator.GLOBEX), token);

    assertThat(sites.findValuesAsString("id")).contains(JiraSimulator.GLOBEX);
    assertThat(unpicked.status()).isEqualTo(404);
  }

  @Test
  void sitesOfLaterConsentsAddUp() {
    client.signIn("acc-two-sites", JiraSimulator.ACME);
    var token = client.signIn("acc-two-sites", JiraSimulator.GLOBEX).text("/access_token");

    var acme = client.http().send("GET", PERMISSIONS.formatted(JiraSimulator.ACME), token);

    assertThat(acme.status()).isEqualTo(200);
  }

  @Test
  void permissionsTellWhoAdministers() {
    var admin = client.signIn(ADMIN, "all").text("/access_token");
    var plain = client.signIn("acc-plain-user", "all").text("/access_token");
    var path = PERMISSIONS.formatted(JiraSimulator.ACME);

    assertThat(has(client.http().send("GET", path, admin).body())).isTrue();
    assertThat(has(client.http().send("GET", path, plain).body())).isFalse();
  }

  private static boolean has(String body) {
    return body.contains("\"havePermission\":true");
  }

  @Test
  void unknownPermissionIsABadRequest() {
    var token = client.signIn(ADMIN, "all").text("/access_token");
    var path = PERMISSIONS.formatted(JiraSimulator.ACME).replace("ADMINISTER", "SYSTEM_ADMIN");

    assertThat(client.http().send("GET", path, token).status()).isEqualTo(400);
  }

  @Test
  void suspendedSiteIsGone() {
    var token = client.signIn(ADMIN, "all").text("/access_token");

    jira.suspend(JiraSimulator.ACME);

    var answer = client.http().send("GET", PERMISSIONS.formatted(JiraSimulator.ACME), token);
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void proofKeyIsTolerated() {
    assertThat(client.ask(JiraClient.SCOPES).status()).isEqualTo(200);
  }

  @Test
  void scopeThatTheAppLacksIsRefused() {
    jira.switches().developmentScopes(false);

    var answer = client.ask(JiraClient.SCOPES);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("write:dev-info:jira");
  }

  @Test
  void unsharedAppGetsNoConsent() {
    jira.switches().appShared(false);

    var answer = client.consent(ADMIN, "all", JiraClient.SCOPES);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("in development");
  }

  @Test
  void cancelledConsentReturnsTheError() {
    var answer =
        client
            .http()
            .form(
                "/authorize",
                Map.of("redirect_uri", JiraClient.CALLBACK, "state", "s", "cancel", "1"));

    assertThat(answer.header("Location")).contains("error=access_denied").contains("state=s");
  }

  @Test
  void ownCredentialsGetATokenWithoutRefreshToken() {
    var answer = client.clientCredentials(jira.createCredentials(JiraSimulator.ACME, true));

    assertThat(answer.json().path("expires_in").asInt()).isEqualTo(900);
    assertThat(answer.json().has("refresh_token")).isFalse();
  }

  @Test
  void deletedCredentialsAreDenied() {
    var own = jira.createCredentials(JiraSimulator.ACME, true);

    jira.switches().deleteCredentials();

    assertThat(client.clientCredentials(own).status()).isEqualTo(401);
  }
}
