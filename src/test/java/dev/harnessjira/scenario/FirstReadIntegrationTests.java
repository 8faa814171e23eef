package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading what was there before, with something in its way. */
class FirstReadIntegrationTests extends Scenario {

  private static final int PULL_REQUESTS = 9;

  private Person person;
  private Code own;

  @BeforeEach
  void fillProject() {
    person = stage.addServiceAccount("reading" + words.scenario());
    own = unconnected();
    for (var number = 1; number <= PULL_REQUESTS; number++) {
      own.pullRequest("SHOP-%d Step".formatted(number)).from("step-" + number).open("Step");
    }
  }

  @AfterEach
  void answerAgain() {
    harness.faults().clear();
  }

  private ConnectionId connect() {
    return connect(ConnectionOptions.usual());
  }

  private ConnectionId connect(ConnectionOptions options) {
    return stage.connect(
        stage.access(person), Stage.ACME, options, ScopeType.PROJECT, pathOf(own.repository.space));
  }

  private BackfillStatus status(ConnectionId connection) {
    return backfills().status(Stage.ACME, connection);
  }

  private Backfills backfills() {
    return stage.product.the(Backfills.class);
  }

  private long shown() {
    return IntStream.rangeClosed(1, PULL_REQUESTS)
        .filter(number -> !issue("SHOP-" + number).pullRequests().isEmpty())
        .count();
  }

  private void assertAllIsShown() {
    for (var number = 1; number <= PULL_REQUESTS; number++) {
      var issue = issue("SHOP-" + number);
      assertThat(issue.status()).isEqualTo("OPEN");
      assertThat(issue.branchNames()).containsExactly("step-" + number);
      assertThat(issue.commits()).hasSize(1);
    }
  }

  /** When this token has been used so often, something happens. */
  private void afterCalls(int calls, Runnable happens) {
    var used = new AtomicInteger();
    harness
        .faults()
        .failAll(
            request -> {
              if (person.token().equals(request.header("x-api-key"))
                  && used.incrementAndGet() == calls) {
                happens.run();
              }
              return false;
            },
            new Kind.Status(500, null));
  }

  @Test
  void aTokenLostOnTheWayPausesItAndARenewedOneResumesIt() {
    afterCalls(15, () -> person.validity(Validity.REVOKED));

    var connection = connect();
    assertThat(view(connection).state()).isEqualTo(ConnectionView.State.TOKEN_LOST);
    assertThat(status(connection).progress()).isEqualTo(Progress.HELD_UP);
    assertThat(status(connection).problem()).contains("token");
    assertThat(shown()).isLessThan(PULL_REQUESTS);

    var renewed = stage.addServiceAccount("renewed" + words.scenario());
    administration()
        .replaceToken(
            Stage.ACME, connection, stage.access(renewed), new Owner("Renewed", true, null));

    assertAllIsShown();
    assertThat(status(connection).progress()).isEqualTo(Progress.DONE);
    assertThat(view(connection).state()).isEqualTo(ConnectionView.State.ACTIVE);
  }

  @Test
  void aRepositoryThatFailsHoldsUpNoOtherAndIsReadWhenAskedFor() {
    var bad = new Code(harness, words, stage.addRepository(own.repository.space, "stumbling"));
    bad.branch("SHOP-1-bad", "Stumble");
    var failing =
        harness
            .faults()
            .failAll(
                request ->
                    request.path().contains("stumbling") && request.path().contains("branches"),
                new Kind.Status(403, null));

    var connection = connect();

    assertThat(issue("SHOP-1").branchNames()).containsExactly("step-1");
    assertThat(issue("SHOP-9").branchNames()).containsExactly("step-9");
    assertThat(backfills().failed(Stage.ACME, connection))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.path()).endsWith("/stumbling");
          assertThat(failed.reason()).isEqualTo(FailedRepository.Reason.NO_ACCESS);
        });
    failing.run();
    assertThat(backfills().retryFailed(Stage.ACME, connection)).isEqualTo(1);

    assertThat(issue("SHOP-1").branchNames()).containsExactlyInAnyOrder("step-1", "SHOP-1-bad");
    assertThat(backfills().failed(Stage.ACME, connection)).isEmpty();
    assertThat(status(connection).progress()).isEqualTo(Progress.DONE);
  }

  @Test
  void whatHappensWhileItWaitsIsShownAtOnceAndNotOverwrittenLater() {
    afterCalls(15, () -> person.validity(Validity.REVOKED));
    var connection = connect();
    assertThat(view(connection).state()).isEqualTo(ConnectionView.State.TOKEN_LOST);

    own.pullRequest("SHOP-1 Another").from("another").open("Another");
    stage.pass(Duration.ofSeconds(10));
    assertThat(issue("SHOP-1").pullRequests()).anyMatch(it -> it.title().endsWith("Another"));
    person.validity(Validity.VALID);
    stage.pass(Duration.ofHours(1));

    assertThat(status(connection).progress()).isEqualTo(Progress.DONE);
    assertThat(issue("SHOP-1").pullRequests()).hasSize(2);
    assertThat(shown()).isEqualTo(PULL_REQUESTS);
  }

  @Test
  void whenMorePlacesCountWhileItRunsWhatItPassedOverIsReadToo() {
    var space = own.repository.space;
    var next = new Code(harness, words, stage.addRepository(space, "read-next"));
    next.branch("SHOP-2-next", "Add it");
    stage.pass(Duration.ofSeconds(1));
    own.branch("SHOP-1-passed-over", "Add it");
    beforeBranchesOf("read-next", () -> person.validity(Validity.REVOKED));
    var connection = connect(new ConnectionOptions(true, false, true, false));
    assertThat(status(connection).progress()).isEqualTo(Progress.HELD_UP);

    administration().changeOptions(Stage.ACME, connection, ConnectionOptions.usual());
    person.validity(Validity.VALID);
    stage.pass(Duration.ofMinutes(30));

    assertThat(status(connection).progress()).isEqualTo(Progress.DONE);
    assertThat(issue("SHOP-1").branchNames()).contains("SHOP-1-passed-over");
    assertThat(issue("SHOP-2").branchNames()).contains("SHOP-2-next");
    assertThat(shown()).isEqualTo(PULL_REQUESTS);
  }

  /** When the branches of a repository are asked for, something happens first. */
  private void beforeBranchesOf(String repository, Runnable happens) {
    harness
        .faults()
        .failAll(
            request -> {
              if (request.path().contains(repository) && request.path().contains("branches")) {
                happens.run();
                harness.faults().clear();
              }
              return false;
            },
            new Kind.Status(500, null));
  }
}
