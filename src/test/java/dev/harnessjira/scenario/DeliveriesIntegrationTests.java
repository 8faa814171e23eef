package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.http.Faults.Kind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deliveries come late, twice and in any order, or cannot be read about. */
class DeliveriesIntegrationTests extends Scenario {

  @AfterEach
  void straighten() {
    harness.deliverySwitches().reset();
    harness.faults().clear();
  }

  @Test
  void deliveriesInAnyOrderEndInTheSameState() {
    harness.deliverySwitches().outOfOrder(true);

    wholeLife();

    assertWholeLife();
  }

  @Test
  void deliveriesThatComeTwiceEndInTheSameState() {
    harness.deliverySwitches().duplicated(true);

    wholeLife();

    assertWholeLife();
  }

  private void wholeLife() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    code.push("work", "Tidy it");
    pull.review("approved", reviewer).close().reopen().retitle("SHOP-2 Wish list");
    code.forcePush("work", "Add it better");
    pull.mergeAndDeleteBranch(Method.FAST_FORWARD);
  }

  private void assertWholeLife() {
    assertThat(issue("SHOP-1").isEmpty()).isTrue();
    assertThat(issue("SHOP-2").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-2").branches()).isEmpty();
    assertThat(issue("SHOP-2").commitMessages()).containsExactly("Add it better");
    assertThat(issue("SHOP-2").pullRequest().reviewers()).containsExactly("Reviewer APPROVED");
  }

  @Test
  void whileHarnessCannotBeReadWhatWasDeliveredIsShownAndThenTheTruth() {
    harness.faults().failAll(request -> true, new Kind.Status(503, null));
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    stage.pass(Duration.ofSeconds(10));
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");

    pull.request(reviewer).close();
    stage.pass(Duration.ofSeconds(10));
    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");
    harness.faults().clear();
    stage.pass(Duration.ofMinutes(3));

    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");
    assertThat(issue("SHOP-1").pullRequest().reviewers()).containsExactly("Reviewer UNAPPROVED");
  }
}
