package dev.harnessjira.sandbox;

import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fills a sandbox as the product would, for tests of its pages. */
final class SandboxContent {

  static final String CONSENT =
      "client_id=sandbox-app&audience=api.atlassian.com&response_type=code&prompt=consent&state=s"
          + "&redirect_uri=http://localhost:8080/connect/jira/callback"
          + "&scope=offline_access%20read:me%20read:jira-work%20write:dev-info:jira";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SUBMISSION =
      """
      {"preventTransitions": true, "operationType": "NORMAL", "properties": {"connection": "c1"},
       "repositories": [{"id": "r1", "name": "web-shop", "url": "http://127.0.0.1/r", "updateSequenceId": 1,
        "commits": [{"id": "5b2a10c7", "updateSequenceId": 1, "issueKeys": ["DEMO-1"], "message": "DEMO-1 Store the wish list",
          "author": {"name": "Dora Developer", "email": "dora@acme.example"}, "authorTimestamp": "2026-11-24T10:00:00Z",
          "displayId": "5b2a10c7", "fileCount": 3, "url": "http://127.0.0.1/r/commit/5b2a10c7"}],
        "branches": [{"id": "b1", "updateSequenceId": 1, "issueKeys": ["DEMO-1"], "name": "DEMO-1-wish-list",
          "url": "http://127.0.0.1/r/files/DEMO-1-wish-list", "createPullRequestUrl": "http://127.0.0.1/r/pulls/compare/main...x",
          "lastCommit": {"id": "5b2a10c7", "updateSequenceId": 1, "issueKeys": [], "message": "DEMO-1 Store the wish list",
            "author": {"name": "Dora Developer"}, "authorTimestamp": "2026-11-24T10:00:00Z",
            "displayId": "5b2a10c7", "fileCount": 3, "url": "http://127.0.0.1/r/commit/5b2a10c7"}}],
        "pullRequests": [{"id": "1", "updateSequenceId": 1, "issueKeys": ["DEMO-1"], "status": "OPEN",
          "title": "DEMO-1 Add a wish list that customers can share with their families", "author": {"name": "Dora Developer"},
          "commentCount": 2, "sourceBranch": "DEMO-1-wish-list", "sourceBranchUrl": "http://127.0.0.1/r/files/DEMO-1-wish-list",
          "destinationBranch": "main", "lastUpdate": "2026-11-24T10:00:00Z", "url": "http://127.0.0.1/r/pulls/1", "displayId": "#1",
          "reviewers": [{"name": "Rita Reviewer", "approvalStatus": "APPROVED"}, {"name": "Max Muster", "approvalStatus": "NEEDSWORK"},
            {"name": "Ann Other"}]}]}]}
      """;

  private SandboxContent() {}

  static void fill(Sandbox sandbox) {
    var made = sandbox.jira().createCredentials(JiraSimulator.ACME, true);
    var base = sandbox.jira().uri().toString();
    var token =
        post(
            base + "/oauth/token",
            "",
            """
            {"grant_type":"client_credentials","audience":"api.atlassian.com","client_id":"%s","client_secret":"%s"}
            """
                .formatted(made.clientId(), made.secret()));
    post(
        base + "/jira/devinfo/0.1/cloud/" + JiraSimulator.ACME + "/bulk",
        token.path("access_token").asString(),
        SUBMISSION);
    addWebhook(sandbox);
  }

  private static void addWebhook(Sandbox sandbox) {
    var harness = sandbox.harness();
    var shop = harness.repository("default/Storefront/web-shop");
    synchronized (harness.world()) {
      var world = harness.world();
      var hook =
          new Webhook(
              world.nextId(),
              new Webhook.OfRepository(shop),
              "harness_code_for_jira",
              harness.accountAdmin().principal(),
              world.now());
      hook.url = sandbox.uri() + "/webhooks/harness/1";
      hook.description = "Tells Harness Code for Jira of pull requests";
      hook.enabled = true;
      world.webhooks.add(hook);
    }
    var pull = shop.pullRequests.values().iterator().next();
    harness.act(acts -> acts.reviews().submit(pull, "approved", harness.reviewer().principal()));
    harness.awaitQuiet();
  }

  static JsonNode post(String address, String bearer, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + bearer)
            .POST(BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
