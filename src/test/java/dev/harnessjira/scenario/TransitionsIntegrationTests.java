package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.scope.ConnectionOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** When Jira may run smart commits and move issues on. */
class TransitionsIntegrationTests extends Scenario {

  private static final ConnectionOptions SWITCHED_ON =
      new ConnectionOptions(true, true, true, true);

  /** Of each submission that names the issue, whether Jira was to leave the issue alone. */
  private List<Boolean> prevented(String key) {
    stage.settle();
    var quoted = "\"" + words.real(key) + "\"";
    return stage.jira().submissions().stream()
        .filter(body -> body.toString().contains(quoted))
        .map(body -> preventing(body))
        .toList();
  }

  private static boolean preventing(JsonNode body) {
    return body.path("preventTransitions").asBoolean();
  }

  @Test
  void nothingMovesAnIssueUnlessSomebodySwitchedItOn() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("SHOP-1 #done");
    assertThat(prevented("SHOP-1")).isNotEmpty().doesNotContain(false);

    pull.merge(dev.harnessjira.sandbox.harness.model.PullRequest.Method.MERGE);

    assertThat(prevented("SHOP-1")).doesNotContain(false);
  }

  @Test
  void switchedOnTheFirstSubmissionThatAWebhookCausedMayMoveAnIssue() {
    var own = connected(SWITCHED_ON);

    own.branch("SHOP-1-wishes", "Add it");

    assertThat(prevented("SHOP-1")).containsExactly(false);
  }

  @Test
  void switchedOnALaterSubmissionMayNot() {
    var own = connected(SWITCHED_ON);
    var pull = own.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(prevented("SHOP-1")).contains(false);
    var before = prevented("SHOP-1").size();

    pull.retitle("SHOP-1 Wish lists");

    assertThat(prevented("SHOP-1").subList(before, prevented("SHOP-1").size()))
        .isNotEmpty()
        .doesNotContain(false);
  }

  @Test
  void switchedOnWhatTheFirstReadFindsMayNot() {
    var own = unconnected();
    own.pullRequest("SHOP-1 Wish list").open("Add it");

    connect(Stage.ACME, SWITCHED_ON, own);

    assertThat(prevented("SHOP-1")).isNotEmpty().doesNotContain(false);
  }
}
