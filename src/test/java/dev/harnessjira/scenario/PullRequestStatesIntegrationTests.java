package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which state of a pull request Jira shows. */
class PullRequestStatesIntegrationTests extends Scenario {

  @Test
  void anOpenPullRequestIsShownAsOpen() {
    code.pullRequest("SHOP-1 Wish list").open("Add it");

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void aDraftIsShownAsDraftUntilItIsReady() {
    var pull = code.pullRequest("SHOP-1 Wish list").asDraft().open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");

    pull.draft(false);
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }

  @Test
  void aPullRequestThatBecomesADraftIsShownAsDraft() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.draft(true);
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void aMergedPullRequestIsShownAsMerged(Method method) {
    code.pullRequest("SHOP-1 Wish list").open("Add it").merge(method);

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
  }

  @Test
  void aClosedPullRequestIsShownAsDeclined() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.close();

    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");
  }

  @Test
  void aReopenedPullRequestIsShownAsOpenAgain() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it").close();
    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");

    pull.reopen();

    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
  }
}
