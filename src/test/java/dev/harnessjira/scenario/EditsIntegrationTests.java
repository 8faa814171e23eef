package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import org.junit.jupiter.api.Test;

/** Titles, descriptions and branches of pull requests change, and Jira follows. */
class EditsIntegrationTests extends Scenario {

  @Test
  void anEditedTitleIsShown() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.retitle("SHOP-1 Wish lists");

    assertThat(issue("SHOP-1").pullRequest().title()).isEqualTo("SHOP-1 Wish lists");
  }

  @Test
  void aKeyWrittenIntoTheTitleLinks() {
    var pull = code.pullRequest("Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isTrue();

    pull.retitle("SHOP-1 Wish list");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
  }

  @Test
  void aKeyTakenOutOfTheTitleRemovesAllThatItLinked() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isFalse();

    pull.retitle("Wish list");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
  }

  @Test
  void aKeyIsWrittenIntoAndTakenOutOfTheDescription() {
    var pull = code.pullRequest("Wish list").open("Add it");

    pull.describe("Closes SHOP-1.");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    pull.describe("Closes nothing.");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
  }

  @Test
  void aChangedKeyMovesAllToTheOtherIssue() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").isEmpty()).isFalse();

    pull.retitle("SHOP-2 Wish list");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").branchNames()).containsExactly("work");
    assertThat(issue("SHOP-2").commitMessages()).containsExactly("Add it");
  }

  @Test
  void aTitleEditedAfterTheMergeIsFollowedBothWays() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it").merge(Method.MERGE);
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");

    pull.retitle("SHOP-2 Wish list");
    assertThat(issue("SHOP-1").pullRequests()).isEmpty();
    assertThat(issue("SHOP-2").status()).isEqualTo("MERGED");
    pull.retitle("SHOP-1 Wish list");

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-2").pullRequests()).isEmpty();
  }

  @Test
  void aDescriptionEditedAfterTheMergeIsFollowedBothWays() {
    var pull = code.pullRequest("Wish list").described("Closes SHOP-1.").open("Add it");
    pull.merge(Method.MERGE);
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");

    pull.describe("Closes SHOP-2.");
    assertThat(issue("SHOP-1").pullRequests()).isEmpty();
    assertThat(issue("SHOP-2").status()).isEqualTo("MERGED");
    pull.describe("Closes SHOP-1.");

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
  }

  @Test
  void anotherTargetBranchIsShown() {
    code.branch("release");
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").pullRequest().destination().text()).isEqualTo("main");

    pull.retarget("release");

    assertThat(issue("SHOP-1").pullRequest().destination().text()).isEqualTo("release");
    assertThat(issue("SHOP-1").pullRequest().source().text()).isEqualTo("work");
  }

  @Test
  void aDeletedTargetBranchIsReplacedByTheDefaultBranch() {
    code.branch("release");
    code.pullRequest("SHOP-1 Wish list").into("release").open("Add it");
    assertThat(issue("SHOP-1").pullRequest().destination().text()).isEqualTo("release");

    code.deleteBranch("release");

    assertThat(issue("SHOP-1").pullRequest().destination().text()).isEqualTo("main");
  }
}
