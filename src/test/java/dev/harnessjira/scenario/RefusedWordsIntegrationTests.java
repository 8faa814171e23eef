package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.scope.ConnectionOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Jira site that takes only the words that Atlassian published; no other scenario uses it. */
class RefusedWordsIntegrationTests extends Scenario {

  @AfterEach
  void takeAllWordsAgain() {
    stage.jira().publishedEnumsOnly(false);
  }

  @Test
  void aSiteThatRefusesThemIsToldPublishedWordsAndNothingIsLost() {
    addIssue(Stage.GLOBEX, "SHOP-1");
    var own = unconnected();
    connect(Stage.GLOBEX, ConnectionOptions.usual(), own);
    stage.jira().publishedEnumsOnly(true);

    var pull = own.pullRequest("SHOP-1 Wish list").asDraft().open("Add it");
    pull.review("changereq", reviewer);

    var shown = issue(Stage.GLOBEX, "SHOP-1");
    assertThat(shown.status()).isEqualTo("OPEN");
    assertThat(shown.pullRequest().reviewers()).containsExactly("Reviewer UNAPPROVED");
    assertThat(shown.branches()).hasSize(1);
    assertThat(shown.commits()).hasSize(1);
    var invalid = stage.jira().invalidSubmissions().size();

    own.pullRequest("SHOP-1 Basket").asDraft().from("basket").open("Add a basket");

    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(2);
    assertThat(stage.jira().invalidSubmissions()).hasSize(invalid);
  }
}
