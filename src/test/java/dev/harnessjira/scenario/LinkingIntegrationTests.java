package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which keys a pull request, a commit and a branch have. */
class LinkingIntegrationTests extends Scenario {

  @Test
  void aPullRequestHasTheKeysOfItsTitleItsDescriptionAndItsSourceBranch() {
    code.pullRequest("SHOP-1 Wish list")
        .described("Part of SHOP-2")
        .from("feature/shop-3_wishes")
        .open("Add it");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-3").status()).isEqualTo("OPEN");
  }

  @Test
  void itsKeysFlowToItsCommitsAndItsBranch() {
    code.pullRequest("SHOP-1 Wish list").described("Part of SHOP-2").open("Add it", "Tidy it");

    for (var key : new String[] {"SHOP-1", "SHOP-2"}) {
      assertThat(issue(key).branchNames()).containsExactly("work");
      assertThat(issue(key).commitMessages()).containsExactlyInAnyOrder("Add it", "Tidy it");
    }
  }

  @Test
  void theKeyOfACommitStaysItsOwn() {
    code.pullRequest("SHOP-1 Wish list").open("SHOP-2 Add it", "Tidy it");

    assertThat(issue("SHOP-2").commitMessages()).containsExactly("SHOP-2 Add it");
    assertThat(issue("SHOP-2").pullRequests()).isEmpty();
    assertThat(issue("SHOP-2").branches()).isEmpty();
    assertThat(issue("SHOP-1").commitMessages())
        .containsExactlyInAnyOrder("SHOP-2 Add it", "Tidy it");
  }

  @Test
  void theNameOfABranchLinksTheBranchAlone() {
    code.branch("SHOP-1-wishes", "Add it");

    assertThat(issue("SHOP-1").branchNames()).containsExactly("SHOP-1-wishes");
    assertThat(issue("SHOP-1").commits()).isEmpty();
  }

  @Test
  void theMessageOfItsHeadLinksABranch() {
    code.branch("wishes", "Prepare", "SHOP-1 Add it");

    assertThat(issue("SHOP-1").branchNames()).containsExactly("wishes");
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("SHOP-1 Add it");
  }

  @Test
  void aBranchThatBeginsAtTheDefaultBranchIsNotLinkedByItsHead() {
    code.push("main", "SHOP-1 Add it");

    code.branch("wishes");

    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("SHOP-1 Add it");
  }

  @Test
  void noKeyFormsAcrossTwoFields() {
    code.pullRequest("About SHOP-").described("1 and more").open("Add it");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
  }

  @Test
  void whatIsGluedToAKeyMakesItNone() {
    code.pullRequest("SHOP-1abc, 2SHOP-2 and SHOP-03").open("Add it");

    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").isEmpty()).isTrue();
    assertThat(issue("SHOP-3").isEmpty()).isTrue();
  }

  @Test
  void twoPullRequestsOnOneBranchGiveItTheKeysOfBoth() {
    code.branch("release");
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    var second = code.pullRequest("SHOP-2 Wish list, too").into("release").openOnIt();
    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");
    assertThat(issue("SHOP-2").branchNames()).containsExactly("work");
    assertThat(issue("SHOP-2").commitMessages()).containsExactly("Add it");

    second.close();

    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");
    assertThat(issue("SHOP-2").branchNames()).isEmpty();
  }

  @Test
  void aClosedPullRequestGivesItsBranchNoKeyUntilItIsReopened() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");

    pull.close();
    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
    pull.reopen();

    assertThat(issue("SHOP-1").branchNames()).containsExactly("work");
  }

  @Test
  void keysSpreadToTheNewest400CommitsAtMost() {
    var messages = IntStream.rangeClosed(1, 403).mapToObj(i -> "Step " + i).toArray(String[]::new);

    code.pullRequest("SHOP-1 Wish list").open(messages);

    assertThat(issue("SHOP-1").commits()).hasSize(400);
    assertThat(issue("SHOP-1").commitMessages())
        .contains("Step 4", "Step 403")
        .doesNotContain("Step 3");
  }
}
