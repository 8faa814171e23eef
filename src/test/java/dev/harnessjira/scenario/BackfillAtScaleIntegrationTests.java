package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.bench.BulkDevelopment;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.sandbox.harness.BulkWorld;
import dev.harnessjira.sandbox.harness.BulkWorld.Size;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** The small form of {@code bench/backfill}: 40 repositories with 800 pull requests. */
class BackfillAtScaleIntegrationTests {

  private static final int STOPS = 5;

  @Test
  void aBackfillStoppedFiveTimesEndsCompleteAndASecondOneWritesNothing() {
    try (var stage = Stage.empty(Map.of())) {
      var world = BulkWorld.grow(stage.harness, Size.small());
      world.issues().forEach(key -> stage.jira().addIssue(JiraSimulator.ACME, key, key));
      var wanted = BulkDevelopment.wanted(world);

      var connection =
          stage.begin(
              stage.access(),
              Stage.ACME,
              ConnectionOptions.usual(),
              ScopeType.ORGANIZATION,
              "bulk");
      for (var stop = 0; stop < STOPS; stop++) {
        var some = wanted.size() * stop / (STOPS + 1);
        patiently().until(() -> BulkDevelopment.held(stage.jira(), world).size() > some);
        stage.product.stop();
        stage.product.start();
      }
      awaitDone(stage, connection);
      stage.settle();
      assertThat(BulkDevelopment.held(stage.jira(), world)).isEqualTo(wanted);
      assertThat(stage.jira().invalidSubmissions()).isEmpty();

      var written = stage.jira().submissions().size();
      stage.product.the(Backfills.class).start(Stage.ACME, connection);
      awaitDone(stage, connection);
      stage.settle();
      assertThat(stage.jira().submissions()).hasSize(written);
      assertThat(BulkDevelopment.held(stage.jira(), world)).isEqualTo(wanted);
    }
  }

  private static void awaitDone(Stage stage, ConnectionId connection) {
    var backfills = stage.product.the(Backfills.class);
    patiently()
        .until(() -> backfills.status(Stage.ACME, connection).progress(), Progress.DONE::equals);
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(100));
  }
}
