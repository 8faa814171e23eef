package dev.harnessjira.scenario;

import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
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

  /** A connected project of the scenario's own, with a repository. */
  Code connected(ConnectionOptions options) {
    return connected(Stage.ACME, options).code();
  }

  Connected connected(SiteId site, ConnectionOptions options) {
    var project = stage.addProject("Own" + words.scenario());
    var own = new Code(harness, words, stage.addRepository(project, "own"));
    var path = project.path().substring(harness.account().path().length() + 1);
    return new Connected(stage.connect(site, options, ScopeType.PROJECT, path), own, path);
  }

  /** A connection, a repository in it, and the path of its project below the account. */
  record Connected(ConnectionId connection, Code code, String path) {}
}
