package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reviewers and their decisions. */
class ReviewersIntegrationTests extends Scenario {

  @Test
  void aReviewerWhoWasAskedIsShownWithoutADecision() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.request(reviewer);
    aMomentPasses();

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer UNAPPROVED");
  }

  @Test
  void aReviewerWhoIsNoLongerAskedIsNotShown() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it").request(reviewer);
    aMomentPasses();
    assertThat(issue("SHOP-1").pullRequest().reviewers()).hasSize(1);

    pull.remove(reviewer);
    aMomentPasses();

    assertThat(issue("SHOP-1").pullRequest().reviewers()).isEmpty();
  }

  @Test
  void anApprovalIsShown() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.review("approved", reviewer);

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer APPROVED");
  }

  @Test
  void requestedChangesAreShown() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.review("changereq", reviewer);

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer NEEDSWORK");
  }

  @Test
  void theLastDecisionOfEachReviewerWins() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    var admin = harness.accountAdmin().principal();

    pull.review("approved", reviewer).review("changereq", admin);
    pull.review("changereq", reviewer).review("approved", admin);

    assertThat(issue("SHOP-1").pullRequest().reviewers())
        .containsExactlyInAnyOrder("Reviewer NEEDSWORK", "Account Admin APPROVED");
  }

  @Test
  void aReviewThatOnlyCommentsDecidesNothing() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.review("reviewed", reviewer);

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer UNAPPROVED");
  }

  @Test
  void aReviewThatOnlyCommentsTakesNoDecisionBack() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it").review("approved", reviewer);
    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer APPROVED");

    pull.review("reviewed", reviewer);

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer APPROVED");
  }

  @Test
  void aGroupIsShownByItsName() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");

    pull.requestGroup("Shop owners", reviewer);
    aMomentPasses();

    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Shop owners UNAPPROVED");
  }

  @Test
  void theAuthorIsNeverAReviewer() {
    var pull = code.pullRequest("SHOP-1 Wish list").by(reviewer).open("Add it");

    pull.comment("Please look at this.");

    assertThat(issue("SHOP-1").pullRequest().author().name()).isEqualTo("Reviewer");
    assertThat(issue("SHOP-1").pullRequest().reviewers()).isEmpty();
  }
}
