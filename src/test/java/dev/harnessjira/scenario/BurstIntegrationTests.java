package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fifty events of one pull request cost what one of them costs. */
class BurstIntegrationTests {

  private static final int EVENTS = 50;

  private static Stage stage;
  private static Code code;
  private static Pull pull;

  // The simulated deliveries come one after the other, on a machine that may be busy: all of them
  // are to come while the first one waits.
  @BeforeAll
  static void connect() {
    stage =
        Stage.empty(
            Map.of(
                "harness-jira.ingestion.coalescing", "2s",
                "harness-jira.publishing.coalescing", "500ms"));
    var project = stage.addProject("Burst");
    code = new Code(stage.harness, new Words(0), stage.addRepository(project, "burst"));
    stage.connect(Stage.ACME, ConnectionOptions.usual(), ScopeType.PROJECT, "scenarios/Burst");
    stage.jira().addIssue(Stage.ACME.value(), code.real("SHOP-1"), "An issue");
    pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    settle();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private static void settle() {
    stage.settle(Duration.ofSeconds(4));
  }

  @Test
  void fiftyEventsAreOneCallOfJiraAndOneRoundOfReads() {
    forgetCalls();
    pull.comment("Nice").retitle("SHOP-1 Wish lists");
    settle();
    var ofOne = reads();
    assertThat(submissions()).isEqualTo(1);
    forgetCalls();

    for (var event = 0; event < EVENTS / 2; event++) {
      pull.comment("Comment " + event).retitle("SHOP-1 Wish list, edit " + event);
    }
    settle();

    assertThat(submissions()).isLessThanOrEqualTo(2);
    assertThat(reads()).hasSize(ofOne.size());
    var shown =
        new Shown(new Words(0)).issue(stage.jira().panel(Stage.ACME.value(), code.real("SHOP-1")));
    assertThat(shown.pullRequest().title()).isEqualTo("SHOP-1 Wish list, edit 24");
    System.out.printf(
        "%d events on one pull request: %d calls of Jira, %d of Harness (one event: 1 and %d)%n",
        EVENTS, submissions(), reads().size(), ofOne.size());
  }

  private static void forgetCalls() {
    stage.jira().faults().forgetCalls();
    stage.harness.faults().forgetCalls();
  }

  private static long submissions() {
    return stage.jira().faults().calls().stream()
        .filter(call -> call.path().endsWith("/bulk"))
        .count();
  }

  private static List<String> reads() {
    return stage.harness.faults().calls().stream().map(Faults.Call::path).toList();
  }
}
