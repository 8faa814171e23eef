package dev.harnessjira.sandbox.harness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.http.SandboxClient;
import dev.harnessjira.sandbox.http.SandboxClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Code API answers as a real server was seen to. */
class CodeApiTests {

  private static final String SHOP = "acme%2Fdefault%2FStorefront%2Fweb-shop";

  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE);
  private final SandboxClient http = new SandboxClient(harness.uri());

  @AfterEach
  void stop() {
    harness.close();
  }

  private Answer get(String path) {
    return get(path, harness.accountAdmin());
  }

  private Answer get(String path, Person person) {
    return http.send("GET", "/api/v1" + path, person.token());
  }

  private Answer post(String path, Object body) {
    return http.json("POST", "/api/v1" + path, harness.accountAdmin().token(), body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme%2Fdefault%2FStorefront%2Fweb-shop",
        "acme/default/Storefront/web-shop/+",
        "acme/default/Storefront/web-shop/+/",
        "ACME%2FDefault%2Fstorefront%2FWEB-SHOP"
      })
  void repositoryHasSeveralReferences(String reference) {
    var answer = get("/repos/" + reference);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("/path")).isEqualTo("acme/default/Storefront/web-shop");
  }

  @Test
  void numericReferenceWorks() {
    var id = harness.repository("default/Storefront/web-shop").id;

    assertThat(get("/repos/" + id).text("/identifier")).isEqualTo("web-shop");
  }

  @Test
  void rawSlashesAreNoReference() {
    assertThat(get("/repos/acme/default/Storefront/web-shop").status()).isEqualTo(404);
  }

  @Test
  void tagsOfARepositoryAreNull() {
    var repository = get("/repos/" + SHOP).json();

    assertThat(repository.has("tags")).isTrue();
    assertThat(repository.path("tags").isNull()).isTrue();
  }

  @Test
  void pullRequestsOfASpaceNeedNoPermission() {
    var stranger = harness.otherAccountAdmin();

    assertThat(get("/spaces/acme/pullreq?include_subspaces=true", stranger).body().strip())
        .isEqualTo("[]");
    assertThat(get("/spaces/acme/pullreq/count?include_subspaces=true", stranger).status())
        .isEqualTo(403);
    assertThat(get("/spaces/acme/repos?recursive=true", stranger).status()).isEqualTo(403);
  }

  @Test
  void editedCursorWorksOverASpaceAndUpdatedDoesNot() {
    var all = "/spaces/acme/pullreq?include_subspaces=true";
    var far = Long.MAX_VALUE / 2;

    assertThat(get(all + "&edited_gt=" + far).json()).isEmpty();
    assertThat(get(all + "&updated_gt=" + far).json()).isNotEmpty();
  }

  @Test
  void pagesOfARepositoryHaveTotals() {
    var answer = get("/repos/" + SHOP + "/pullreq?limit=1");

    assertThat(answer.header("x-total")).isEqualTo("1");
    assertThat(answer.header("x-per-page")).isEqualTo("1");
    assertThat(get("/repos/" + SHOP + "/pullreq?limit=500").header("x-per-page")).isEqualTo("100");
  }

  @Test
  void reviewersAreAddedByPut() {
    var path = "/repos/" + SHOP + "/pullreq/1/reviewers";
    var body = Map.of("reviewer_id", harness.reviewer().principal().id());

    assertThat(post(path, body).status()).isEqualTo(404);
    assertThat(
            http.json("PUT", "/api/v1" + path, harness.accountAdmin().token(), body)
                .text("/reviewer/uid"))
        .isEqualTo("reviewer");
  }

  @Test
  void titleWithoutDescriptionClearsTheDescription() {
    var answer =
        http.json(
            "PATCH",
            "/api/v1/repos/" + SHOP + "/pullreq/1",
            harness.accountAdmin().token(),
            Map.of("title", "DEMO-1 Renamed"));

    assertThat(answer.text("/description")).isEmpty();
  }

  @Test
  void titleChangesAfterTheMerge() {
    var pull =
        harness.repository("default/Storefront/web-shop").pullRequests.values().iterator().next();
    var merge =
        post(
            "/repos/" + SHOP + "/pullreq/1/merge",
            Map.of("method", "squash", "source_sha", pull.sourceSha));
    var edit =
        http.json(
            "PATCH",
            "/api/v1/repos/" + SHOP + "/pullreq/1",
            harness.accountAdmin().token(),
            Map.of("title", "DEMO-2 Late", "description", ""));

    assertThat(merge.text("/sha")).hasSize(40);
    assertThat(edit.text("/state")).isEqualTo("merged");
    assertThat(edit.text("/title")).isEqualTo("DEMO-2 Late");
  }

  @Test
  void staleHeadIsNotMerged() {
    var answer =
        post("/repos/" + SHOP + "/pullreq/1/merge", Map.of("method", "merge", "source_sha", "x"));

    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void secondPullRequestOfABranchConflicts() {
    var answer =
        post(
            "/repos/" + SHOP + "/pullreq",
            Map.of("title", "Again", "source_branch", "DEMO-1-wish-list", "target_branch", "main"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().at("/values/number").asLong()).isEqualTo(1);
  }

  @Test
  void unknownTriggerIsNamed() {
    var answer = post("/spaces/acme/webhooks", webhook("hook", "pullreq_exploded"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/message"))
        .isEqualTo("The provided webhook trigger 'pullreq_exploded' is invalid.");
  }

  @Test
  void localAddressIsRefusedWhenSwitchedSo() {
    harness.apiSwitches().localAddressesRefused(true);
    var body = Map.of("identifier", "h", "url", "http://localhost:1/x", "enabled", true);

    assertThat(post("/spaces/acme/webhooks", body).text("/message"))
        .isEqualTo("localhost is not allowed.");
  }

  @Test
  void identifierOfAWebhookIsTakenInAnyCase() {
    post("/spaces/acme/webhooks", webhook("hook", "pullreq_created"));

    var second = post("/spaces/acme/webhooks", webhook("HOOK", "pullreq_created"));

    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("/message")).isEqualTo("Resource already exists");
  }

  @Test
  void webhookNeverTellsItsSecret() {
    var made = post("/spaces/acme/webhooks", webhook("hook", "pullreq_created"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("has_secret").asBoolean()).isTrue();
    assertThat(made.body()).doesNotContain("s3cret");
    assertThat(made.json().path("scope").asInt()).isEqualTo(1);
  }

  @Test
  void developerReadsWebhooksButMakesNone() {
    var developer = harness.developer();
    var made =
        http.json(
            "POST",
            "/api/v1/spaces/acme/webhooks",
            developer.token(),
            webhook("hook", "pullreq_created"));

    assertThat(get("/spaces/acme/webhooks", developer).status()).isEqualTo(200);
    assertThat(made.status()).isEqualTo(403);
  }

  @Test
  void executionsOfAMissingWebhookAreAServerError() {
    var answer = get("/spaces/acme/webhooks/none/executions");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body().strip()).isEqualTo("null");
  }

  private static Map<String, Object> webhook(String identifier, String trigger) {
    return Map.of(
        "identifier",
        identifier,
        "url",
        "http://127.0.0.1:1/x",
        "secret",
        "s3cret",
        "enabled",
        true,
        "triggers",
        List.of(trigger));
  }
}
