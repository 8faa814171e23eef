package dev.harnessjira.scenario;

import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookView;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What scenarios are told with: {@code code} is a repository of the scenario's own in a Harness
 * project that is connected, and {@code issue} what Jira shows when all that was done has come
 * through. The issues SHOP-1 to SHOP-9 exist.
 */
@ExtendWith(OnStage.class)
abstract class Scenario {

  private static final int ISSUES = 9;

  Stage stage;
  HarnessSimulator harness;
  Words words;
  Code code;
  Principal developer;
  Principal reviewer;

  @BeforeEach
  final void begin(Stage given) {
    stage = given;
    harness = stage.harness;
    words = new Words(stage.nextScenario());
    developer = harness.developer().principal();
    reviewer = harness.reviewer().principal();
    for (var number = 1; number <= ISSUES; number++) {
      addIssue(Stage.ACME, "SHOP-" + number);
    }
    code = new Code(harness, words, stage.shopRepository("code-" + words.scenario()));
  }

  void addIssue(SiteId site, String key) {
    stage.jira().addIssue(site.value(), words.real(key), "An issue");
  }

  /** What the site Acme shows of an issue, when nothing is on its way any more. */
  ShownIssue issue(String key) {
    return issue(Stage.ACME, key);
  }

  ShownIssue issue(SiteId site, String key) {
    stage.settle();
    return new Shown(words).issue(stage.jira().panel(site.value(), words.real(key)));
  }

  /** What no webhook tells is found within a quarter of an hour at the latest. */
  void aMomentPasses() {
    stage.pass(Duration.ofMinutes(16));
  }

  /** What is done once in a night is done. */
  void aNightPasses() {
    for (var hours = 0; hours < 28; hours += 4) {
      stage.pass(Duration.ofHours(4));
    }
  }

  /** A repository in a project of the scenario's own, which is not connected yet. */
  Code unconnected() {
    var project = stage.addProject("Own" + words.scenario());
    return new Code(harness, words, stage.addRepository(project, "own"));
  }

  /** A repository in a project of the scenario's own, which is connected with Acme. */
  Code connected(ConnectionOptions options) {
    var own = unconnected();
    connect(Stage.ACME, options, own);
    return own;
  }

  ConnectionId connect(SiteId site, ConnectionOptions options, Code own) {
    return stage.connect(site, options, ScopeType.PROJECT, pathOf(own.repository.space));
  }

  ConnectionAdministration administration() {
    return stage.product.the(ConnectionAdministration.class);
  }

  /** What the page of a connection of Acme says. */
  ConnectionView view(ConnectionId connection) {
    return stage
        .product
        .the(ConnectionDirectory.class)
        .connection(Stage.ACME, connection)
        .orElseThrow();
  }

  /** What it says of its only webhook. */
  WebhookView webhook(ConnectionId connection) {
    return view(connection).webhooks().getFirst();
  }

  /** What it says of what was missed. */
  IngestionStatus listening(ConnectionId connection) {
    return stage.product.the(IngestionReport.class).status(Stage.ACME, connection);
  }

  /** How often Jira was asked to take something for this very key, as it is called in Jira. */
  long submissionsFor(String key) {
    stage.settle();
    var quoted = "\"" + key + "\"";
    return stage.jira().submissions().stream()
        .filter(body -> body.toString().contains(quoted))
        .count();
  }

  /** The path of a space below the account. */
  String pathOf(Space space) {
    return space.path().substring(harness.account().path().length() + 1);
  }

  /** The webhooks of the space itself. */
  List<Webhook> webhooksOf(Space space) {
    synchronized (harness.world()) {
      return harness.world().webhooks.stream()
          .filter(hook -> hook.parent.equals(new Webhook.OfSpace(space)))
          .toList();
    }
  }
}
