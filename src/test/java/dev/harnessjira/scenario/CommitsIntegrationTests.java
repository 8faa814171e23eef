package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commits come into a pull request and leave it. */
class CommitsIntegrationTests extends Scenario {

  @Test
  void aNewCommitIsLinked() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").commits()).hasSize(1);

    code.push("work", "Tidy it");

    assertThat(issue("SHOP-1").commitMessages()).containsExactlyInAnyOrder("Add it", "Tidy it");
    assertThat(issue("SHOP-1").branch().lastCommit().message()).isEqualTo("Tidy it");
  }

  @Test
  void aForcePushReplacesWhatIsLinked() {
    code.pullRequest("SHOP-1 Wish list").open("Add it", "Tidy it");
    assertThat(issue("SHOP-1").commits()).hasSize(2);

    code.forcePush("work", "Add it better");

    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it better");
    assertThat(issue("SHOP-1").branch().lastCommit().message()).isEqualTo("Add it better");
  }

  @Test
  void aCommitThatLeftThePullRequestKeepsItsOwnKey() {
    code.pullRequest("SHOP-1 Wish list").open("SHOP-2 Add it", "Tidy it");
    assertThat(issue("SHOP-1").commits()).hasSize(2);

    code.forcePush("work", "Add it better");

    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it better");
    assertThat(issue("SHOP-2").commitMessages()).containsExactly("SHOP-2 Add it");
  }

  @Test
  void aRollBackTakesCommitsOff() {
    code.pullRequest("SHOP-1 Wish list").open("Add it", "SHOP-2 Tidy it", "Polish it");
    assertThat(issue("SHOP-1").commits()).hasSize(3);

    code.rollBack("work", 2);
    aMomentPasses();

    assertThat(issue("SHOP-1").commitMessages()).containsExactly("Add it");
    assertThat(issue("SHOP-1").branch().lastCommit().message()).isEqualTo("Add it");
    assertThat(issue("SHOP-2").commitMessages()).containsExactly("SHOP-2 Tidy it");
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"SQUASH", "REBASE"})
  void theCommitsThatAMergeMakesAreLinked(Method method) {
    var pull = code.pullRequest("Wish list").described("SHOP-1").open("Add it");
    code.push("main", "Something else");

    pull.mergeAndDeleteBranch(method);

    var landed = code.head("main");
    assertThat(issue("SHOP-1").commits())
        .hasSize(2)
        .anySatisfy(commit -> assertThat(commit.link().url()).endsWith(landed));
    assertThat(issue("SHOP-1").branches()).isEmpty();
  }

  @Test
  void theMergeCommitIsLinkedAndCalledOne() {
    var pull = code.pullRequest("Wish list").described("SHOP-1").open("Add it");
    code.push("main", "Something else");

    pull.mergeAndDeleteBranch(Method.MERGE);

    var landed = code.head("main");
    assertThat(issue("SHOP-1").commits())
        .hasSize(2)
        .anySatisfy(commit -> {
          assertThat(commit.link().url()).endsWith(landed);
          assertThat(commit.merge()).isTrue();
        });
  }

  @Test
  void afterAFastForwardTheSameCommitsAreLinked() {
    var pull = code.pullRequest("Wish list").described("SHOP-1").open("Add it", "Tidy it");

    pull.mergeAndDeleteBranch(Method.FAST_FORWARD);

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-1").commitMessages()).containsExactlyInAnyOrder("Add it", "Tidy it");
  }

  @Test
  void whatTheMergeQueueMergesIsMergedAndLinked() {
    var pull = code.pullRequest("Wish list").described("SHOP-1").open("Add it");

    pull.mergeByQueue(Method.SQUASH);

    var landed = code.head("main");
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-1").commits())
        .hasSize(2)
        .anySatisfy(commit -> assertThat(commit.link().url()).endsWith(landed));
  }

  @Test
  void whatTheMergeQueueCopiesIsLinkedByItsOwnWords() {
    var pull = code.pullRequest("Wish list").open("Add it for SHOP-1");
    code.push("main", "Something else");

    pull.mergeByQueue(Method.REBASE);

    var landed = code.head("main");
    assertThat(issue("SHOP-1").commits())
        .hasSize(2)
        .anySatisfy(commit -> assertThat(commit.link().url()).endsWith(landed));
  }

  @Test
  void whatIsMergedAsSoonAsItMayBeIsMergedAndLinked() {
    var pull = code.pullRequest("Wish list").described("SHOP-1").open("Add it");

    pull.autoMerge(Method.SQUASH, reviewer);

    var landed = code.head("main");
    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-1").commits())
        .hasSize(2)
        .anySatisfy(commit -> assertThat(commit.link().url()).endsWith(landed));
  }

  @Test
  void whatPlainGitMergesStaysOpenAsInHarness() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");

    code.fastForward("main", "work");
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").commitMessages()).contains("Add it");
  }
}
