package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import org.junit.jupiter.api.Test;

/** Branches go and come back. */
class BranchesIntegrationTests extends Scenario {

  @Test
  void aDeletedBranchIsRemovedThatItsNameLinked() {
    code.branch("SHOP-1-wishes", "Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    code.deleteBranch("SHOP-1-wishes");

    assertThat(issue("SHOP-1").branches()).isEmpty();
  }

  @Test
  void aDeletedBranchIsRemovedThatItsPullRequestLinked() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    code.deleteBranch("work");

    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");
  }

  @Test
  void aDeletedBranchIsRemovedThatItsHeadLinked() {
    code.branch("wishes", "SHOP-1 Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    code.deleteBranch("wishes");

    assertThat(issue("SHOP-1").branches()).isEmpty();
  }

  @Test
  void theBranchOfAMergedPullRequestIsRemovedWithIt() {
    var pull = code.pullRequest("SHOP-1 Wish list").from("SHOP-1-wishes").open("Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    pull.mergeAndDeleteBranch(Method.MERGE);

    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
  }

  @Test
  void aBranchThatIsCreatedAgainIsShownAgain() {
    code.branch("SHOP-1-wishes", "Add it");
    var head = code.deleteBranch("SHOP-1-wishes");
    assertThat(issue("SHOP-1").branches()).isEmpty();

    code.restoreBranch("SHOP-1-wishes", head);

    assertThat(issue("SHOP-1").branch().lastCommit().message()).isEqualTo("Add it");
  }

  @Test
  void aPullRequestReopenedOnARestoredBranchIsShownWithIt() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    var head = code.deleteBranch("work");
    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");

    code.restoreBranch("work", head);
    pull.reopen();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");
  }

  @Test
  void aBranchDeletedAndMadeAgainAtOnceIsShown() {
    code.branch("SHOP-1-wishes", "Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    for (var times = 0; times < 5; times++) {
      code.restoreBranch("SHOP-1-wishes", code.deleteBranch("SHOP-1-wishes"));
    }

    assertThat(issue("SHOP-1").branchNames()).containsExactly("SHOP-1-wishes");
  }

  @Test
  void aBranchThatIsMergedIntoTheDefaultBranchLosesTheKeyOfItsHead() {
    code.branch("wishes", "SHOP-1 Add it");
    assertThat(issue("SHOP-1").branches()).hasSize(1);

    code.fastForward("main", "wishes");

    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("SHOP-1 Add it");
  }
}
