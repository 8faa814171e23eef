package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.intake.RecoverTurnedAway;
import dev.harnessjira.ingestion.application.intake.TurnedAway;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no webhook tells. */
class MissedIntegrationTests extends Scenario {

  private static final ConnectionOptions USUAL = ConnectionOptions.usual();

  @AfterEach
  void deliverAgain() {
    harness.deliverySwitches().reset();
  }

  @Test
  void whileThereIsActivityTheCursorLooksEveryMinute() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");

    pull.draft(true);
    stage.pass(Duration.ofSeconds(62));

    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");
  }

  @Test
  void whenItWasQuietTheCursorFindsAChangeWithinAQuarterOfAnHour() {
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    for (var minutes = 0; minutes < 60; minutes++) {
      stage.pass(Duration.ofMinutes(1));
    }

    pull.draft(true);
    stage.pass(Duration.ofMinutes(15).plusSeconds(5));

    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");
  }

  @Test
  void withoutWebhooksTheCursorAloneFeedsTheConnection() {
    var own = connected(USUAL.withoutWebhooks());
    assertThat(webhooksOf(own.repository.space)).isEmpty();

    var pull = own.pullRequest("SHOP-1 Wish list").open("Add it");
    aMomentPasses();
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-1").branches()).hasSize(1);
    assertThat(issue("SHOP-1").commits()).hasSize(1);
    pull.mergeAndDeleteBranch(Method.FAST_FORWARD);
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("MERGED");
    assertThat(issue("SHOP-1").branches()).isEmpty();
  }

  @Test
  void whatWasLostOnTheWayIsFoundByTheCursor() {
    harness.deliverySwitches().passage(Passage.LOST);
    var pull = code.pullRequest("SHOP-1 Wish list").open("Add it");
    stage.settle();
    harness.deliverySwitches().reset();
    aMomentPasses();
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");

    harness.deliverySwitches().passage(Passage.LOST);
    pull.close();
    stage.settle();
    harness.deliverySwitches().reset();
    aMomentPasses();

    assertThat(issue("SHOP-1").status()).isEqualTo("DECLINED");
  }

  @Test
  void whatWasTurnedAwayIsRecoveredWithinSeconds() {
    var own = connected(USUAL);
    harness.deliverySwitches().passage(Passage.BLOCKED);
    own.branch("SHOP-1-wishes", "Add it");
    stage.settle();
    harness.deliverySwitches().reset();
    assertThat(issue("SHOP-1").branches()).isEmpty();

    var address = webhooksOf(own.repository.space).getFirst().url;
    stage.product.the(TurnedAway.class).note(address.substring(address.lastIndexOf('/') + 1));
    stage.product.the(RecoverTurnedAway.class).recover();
    stage.pass(Duration.ofSeconds(6));

    assertThat(issue("SHOP-1").branches()).hasSize(1);
  }

  @Test
  void theNightlySweepFindsBranchesThatNobodyToldOf() {
    code.branch("SHOP-1-wishes", "Add it");
    code.branch("SHOP-2-wishes", "Add it");
    assertThat(issue("SHOP-2").branches()).hasSize(1);
    harness.deliverySwitches().passage(Passage.LOST);
    code.deleteBranch("SHOP-1-wishes");
    code.push("SHOP-2-wishes", "Tidy it");
    code.branch("SHOP-3-wishes", "Add it");
    stage.settle();
    harness.deliverySwitches().reset();

    aNightPasses();

    assertThat(issue("SHOP-1").branches()).isEmpty();
    assertThat(issue("SHOP-2").branch().lastCommit().message()).isEqualTo("Tidy it");
    assertThat(issue("SHOP-3").branches()).hasSize(1);
  }

  @Test
  void whatWasMissedIsCountedAndANightWithoutADifferenceWritesNothing() {
    var own = unconnected();
    var connection = connect(Stage.ACME, USUAL, own);
    own.pullRequest("SHOP-1 Wish list").open("Add it");
    aMomentPasses();
    harness.deliverySwitches().passage(Passage.LOST);
    own.pullRequest("SHOP-2 Basket").from("basket").open("Add a basket");
    own.branch("SHOP-3-wishes", "Add it");
    stage.settle();
    harness.deliverySwitches().reset();
    aNightPasses();
    assertThat(issue("SHOP-2").status()).isEqualTo("OPEN");
    assertThat(issue("SHOP-3").branches()).hasSize(1);
    assertThat(listening(connection).untold()).isPositive();
    var submissions = submissionsFor(words.real("SHOP-1")) + submissionsFor(words.real("SHOP-3"));
    var repaired = listening(connection).repaired();

    aNightPasses();

    assertThat(submissionsFor(words.real("SHOP-1")) + submissionsFor(words.real("SHOP-3")))
        .isEqualTo(submissions);
    assertThat(listening(connection).repaired()).isEqualTo(repaired);
  }

  @Test
  void aSpaceThatIsNoLongerShownIsNotTakenForAQuietOne() {
    var person = stage.addServiceAccount("looking" + words.scenario());
    var own = unconnected();
    var connection =
        stage.connect(
            stage.access(person),
            Stage.ACME,
            USUAL,
            ScopeType.PROJECT,
            pathOf(own.repository.space));
    var pull = own.pullRequest("SHOP-1 Wish list").open("Add it");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");

    person.rights(Rights.NONE);
    pull.draft(true);
    aMomentPasses();
    assertThat(listening(connection).cursorProblem()).contains("does not show");
    assertThat(issue("SHOP-1").status()).isEqualTo("OPEN");
    person.rights(Rights.ADMIN);
    stage.pass(Duration.ofHours(1));

    assertThat(issue("SHOP-1").status()).isEqualTo("DRAFT");
    assertThat(listening(connection).cursorProblem()).isNull();
  }
}
