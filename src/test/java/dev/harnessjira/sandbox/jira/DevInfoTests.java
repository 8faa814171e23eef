package dev.harnessjira.sandbox.jira;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.sandbox.http.SandboxClient.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The development-information API: answers, sequence, identities, deletes. */
class DevInfoTests {

  private static final String THREE_LO = "/ex/jira/" + JiraSimulator.ACME + "/rest/devinfo/0.10";
  private static final String OWN = "/jira/devinfo/0.1/cloud/" + JiraSimulator.ACME;

  private final JiraSimulator jira = JiraSimulator.start(0);
  private final JiraClient client = new JiraClient(jira);
  private String token = "";
  private String ownToken = "";

  @BeforeEach
  void signIn() {
    token = client.signIn("acc-jira-admin", "all").text("/access_token");
    var own = jira.createCredentials(JiraSimulator.ACME, true);
    ownToken = client.clientCredentials(own).text("/access_token");
  }

  @AfterEach
  void stop() {
    jira.close();
  }

  private Answer submit(String body) {
    return client.http().json("POST", THREE_LO + "/bulk", token, body);
  }

  private Answer call(String method, String path) {
    return client.http().send(method, THREE_LO + path, token);
  }

  private String title(String key) {
    return jira.panel(JiraSimulator.ACME, key).pullRequests().getFirst().path("title").asString();
  }

  @Test
  void acceptedSubmissionHasAtlassiansShape() {
    var answer = submit(Submissions.SMALLEST);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().propertyNames())
        .containsExactlyInAnyOrder(
            "acceptedDevinfoEntities",
            "failedDevinfoEntities",
            "unknownIssueKeys",
            "unknownAssociations");
    assertThat(answer.text("/acceptedDevinfoEntities/r1/pullRequests/0")).isEqualTo("p1");
  }

  @Test
  void invalidSubmissionIsRefusedWhole() {
    var answer = submit(Submissions.SMALLEST.replace("\"OPEN\"", "\"CLOSED\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errorMessages/0/message")).contains("status");
    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isTrue();
    assertThat(jira.invalidSubmissions()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"x\"", "null"})
  void nonsenseIsABadRequest(String body) {
    assertThat(submit(body).status()).isEqualTo(400);
  }

  @Test
  void unknownKeyIsToldAndNotStored() {
    var answer = submit(Submissions.with(10, "UTF-8", "x"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("/unknownIssueKeys/0")).isEqualTo("UTF-8");
    assertThat(jira.panel(JiraSimulator.ACME, "UTF-8").isEmpty()).isTrue();
  }

  @Test
  void issueThatIsMadeLaterIsKnownThen() {
    submit(Submissions.with(10, "NEW-1", "x"));
    jira.addIssue(JiraSimulator.ACME, "NEW-1", "New");

    submit(Submissions.with(11, "NEW-1", "x"));

    assertThat(jira.panel(JiraSimulator.ACME, "NEW-1").pullRequests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void olderOrEqualSequenceIsIgnoredSilently(long sequence) {
    submit(Submissions.with(10, "DEMO-1", "first"));

    var answer = submit(Submissions.with(sequence, "DEMO-1", "second"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(title("DEMO-1")).isEqualTo("first");
  }

  @Test
  void largerSequenceReplacesTheKeysToo() {
    submit(Submissions.with(10, "DEMO-1", "first"));

    submit(Submissions.with(11, "DEMO-2", "second"));

    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isTrue();
    assertThat(title("DEMO-2")).isEqualTo("second");
  }

  @Test
  void identitiesDoNotSeeEachOther() {
    submit(Submissions.SMALLEST);

    var other = client.http().send("GET", OWN + "/existsByProperties?p0=v", ownToken);
    client.http().send("DELETE", OWN + "/bulkByProperties?p0=v", ownToken);

    assertThat(other.text("/hasDataMatchingProperties")).isEqualTo("false");
    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isFalse();
  }

  @Test
  void ownCredentialsWriteUnderTheirAddress() {
    var answer = client.http().json("POST", OWN + "/bulk", ownToken, Submissions.SMALLEST);

    assertThat(answer.status()).isEqualTo(202);
  }

  @Test
  void tokenOfTheOtherKindIsForbidden() {
    assertThat(client.http().json("POST", OWN + "/bulk", token, "{}").status()).isEqualTo(403);
    assertThat(client.http().json("POST", THREE_LO + "/bulk", ownToken, "{}").status())
        .isEqualTo(403);
  }

  @Test
  void credentialsOfAnotherSiteAreForbidden() {
    var other = jira.createCredentials(JiraSimulator.GLOBEX, true);
    var foreign = client.clientCredentials(other).text("/access_token");

    assertThat(client.http().json("POST", OWN + "/bulk", foreign, "{}").status()).isEqualTo(403);
  }

  @Test
  void credentialsWithoutDevelopmentInformationAreForbidden() {
    var bare = jira.createCredentials(JiraSimulator.ACME, false);
    var weak = client.clientCredentials(bare).text("/access_token");

    assertThat(client.http().json("POST", OWN + "/bulk", weak, "{}").status()).isEqualTo(403);
  }

  @Test
  void threeLoThatMayNotWriteIsForbidden() {
    jira.threeLoMayWrite(false);

    assertThat(submit(Submissions.SMALLEST).status()).isEqualTo(403);
  }

  @Test
  void missingScopeIsUnauthorized() {
    var location =
        client.consent("acc-jira-admin", "all", "offline_access read:me").header("Location");
    assertThat(location).contains("code=");
    var body =
        Map.of(
            "grant_type", "authorization_code",
            "client_id", JiraSimulator.CLIENT_ID,
            "client_secret", JiraSimulator.CLIENT_SECRET,
            "code", location.replaceFirst(".*code=", ""),
            "redirect_uri", JiraClient.CALLBACK);
    token = client.token(body).text("/access_token");

    var answer = submit(Submissions.SMALLEST);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("/message")).contains("scope does not match");
  }

  @Test
  void unknownTokenIsUnauthorized() {
    assertThat(client.http().json("POST", THREE_LO + "/bulk", "x", "{}").status()).isEqualTo(401);
  }

  @Test
  void tooManyBytesAreTooLarge() {
    jira.largestBody(100);

    assertThat(submit(Submissions.SMALLEST).status()).isEqualTo(413);
  }

  @Test
  void repositoryIsToldWithItsEntities() {
    submit(Submissions.SMALLEST);

    var answer = call("GET", "/repository/r1");

    assertThat(answer.text("/commits/0/id")).isEqualTo("c1");
    assertThat(answer.text("/branches/0/id")).isEqualTo("b1");
    assertThat(call("GET", "/repository/other").status()).isEqualTo(404);
  }

  @Test
  void deleteTakesWhatIsStoredUpToItsSequence() {
    submit(Submissions.SMALLEST);

    call("DELETE", "/repository/r1/pull_request/p1?_updateSequenceId=9");
    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").pullRequests()).hasSize(1);

    call("DELETE", "/repository/r1/pull_request/p1?_updateSequenceId=10");
    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").pullRequests()).isEmpty();
  }

  @Test
  void deletingWhatIsNotThereIsAccepted() {
    assertThat(call("DELETE", "/repository/none").status()).isEqualTo(202);
    assertThat(call("DELETE", "/repository/none/branch/none").status()).isEqualTo(202);
  }

  @Test
  void repositoryIsDeletedWithItsEntities() {
    submit(Submissions.SMALLEST);

    call("DELETE", "/repository/r1");

    assertThat(jira.repositories(JiraSimulator.ACME)).isEmpty();
  }

  @Test
  void propertiesMatchTogether() {
    submit(Submissions.SMALLEST.replace("{\"p0\": \"v\"}", "{\"p0\": \"v\", \"p1\": \"w\"}"));

    call("DELETE", "/bulkByProperties?p0=v&p1=other");
    assertThat(jira.repositories(JiraSimulator.ACME)).hasSize(1);

    call("DELETE", "/bulkByProperties?p0=v&p1=w");
    assertThat(jira.repositories(JiraSimulator.ACME)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/bulkByProperties",
        "/bulkByProperties?_updateSequenceId=1",
        "/bulkByProperties?p0=v&_updateSequenceId=x",
        "/bulkByProperties?p0=v&p0=w",
        "/repository/r1/pullrequest/p1",
        "/repository/r1?_updateSequenceId=x"
      })
  void wrongDeletesAreBadRequests(String path) {
    assertThat(call("DELETE", path).status()).isEqualTo(400);
  }

  @Test
  void existsIgnoresWhatIsNewer() {
    submit(Submissions.SMALLEST);

    assertThat(call("GET", "/existsByProperties?p0=v").body()).contains("true");
    assertThat(call("GET", "/existsByProperties?p0=v&_updateSequenceId=9").body())
        .contains("false");
  }

  @Test
  void acceptedMayBeAppliedLater() {
    jira.appliedAfter(Duration.ofMillis(300));

    submit(Submissions.SMALLEST);

    assertThat(jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty()).isTrue();
    await().until(() -> !jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty());
  }

  @Test
  void acceptedMayBeAppliedOutOfOrder() {
    jira.switches().appliedOutOfOrder(true);

    submit(Submissions.SMALLEST);
    call("DELETE", "/repository/r1");

    await().until(() -> !jira.panel(JiraSimulator.ACME, "DEMO-1").isEmpty());
  }

  @Test
  void longMessageIsCut() {
    var longMessage = "x".repeat(1500);

    submit(
        Submissions.with(11, "DEMO-1", "t")
            .replace("\"message\": \"DEMO-1 Work\"", "\"message\": \"" + longMessage + "\""));

    var commit = jira.panel(JiraSimulator.ACME, "DEMO-1").commits().getFirst();
    assertThat(commit.path("message").asString()).hasSize(1024);
  }
}
