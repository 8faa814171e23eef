package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.branch;
import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever call fails, in whichever way: Jira ends in the same state. */
class FailEverythingOnceIntegrationTests extends SandboxedPublishing {

  /** As many calls as the story below makes when nothing fails, and one more. */
  private static final int CALLS = 18;

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind.Status(429, 30),
        new Kind.Status(500, null),
        new Kind.Status(503, 2),
        new Kind.Status(401, null),
        new Kind.Garbage(),
        new Kind.CutBefore(),
        new Kind.CutAfter(),
        new Kind.Slow(Duration.ofMillis(700)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyFailureEndsInTheSameState(Kind kind) {
    for (var n = 1; n <= CALLS; n++) {
      var key = issue(n);
      var ended = covering(ConnectionId.random());
      development.cover(ended);
      jira.faults().clear();
      jira.faults().failNth(n, kind);

      story(key, ended);

      var told = "call " + n + " failing with " + kind;
      assertThat(panel(key).status()).as(told).isEqualTo("MERGED");
      assertThat(panel(key).pullRequests()).as(told).hasSize(1);
      assertThat(panel(key).commits()).as(told).hasSize(1);
      assertThat(panel(key).branches()).as(told).isEmpty();
      assertThat(status().waiting()).as(told).isZero();
      assertThat(report.removals(SITE)).as(told).isEmpty();
    }
    System.out.println(CALLS + " calls failed with " + kind);
    assertThat(status().refused()).isZero();
    assertNothingInvalidWasSent();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void noFailureLetsASmartCommitRunTwice(Kind kind) {
    options.transitions(true);
    for (var n = 1; n <= 4; n++) {
      var sha = "cccc%d%s".formatted(n, connection);
      jira.faults().clear();
      jira.faults().failNth(n, kind);

      change(Cause.WEBHOOK, commit(sha, issue(n)));
      change(Cause.WEBHOOK, pullRequest(n, "One", State.OPEN, issue(n)));
      settle();
      change(Cause.WEBHOOK, commit(sha, issue(n), issue(n + 1)));
      settle();

      var told = "call " + n + " failing with " + kind;
      assertThat(panel(issue(n)).commits()).as(told).isNotEmpty();
      assertThat(jira.triggered().stream().filter(it -> it.id().equals(sha)))
          .as(told)
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void theStoryMakesNoMoreCalls() {
    var ended = covering(ConnectionId.random());
    development.cover(ended);

    story(issue(1), ended);

    assertThat(jira.faults().calls()).hasSizeLessThanOrEqualTo(CALLS);
  }

  private void story(String key, Coverage ended) {
    var branch = branch("feature", commit("aaaa1111"), key);
    change(pullRequest(1, key, State.OPEN, key), branch);
    change(ended, true, pullRequest(9, "Ends", State.OPEN, key));
    change(commit(9, "eeee1111", key));
    settle();
    change(pullRequest(1, key, State.MERGED, key, "ZZ-1"), commit("aaaa1111", key));
    development.unlink(coverage.id(), commit(9, "eeee1111").ref());
    publish(new RepositoriesLeft(SITE, connection, coverage.id(), Set.of(9L)));
    unlink(branch.ref());
    development.end(ended.id());
    publish(new ConnectionEnded(SITE, ended.connection(), Set.of(ended.id())));
    settle();
    administration.compareWithJira(SITE, connection);
    settle();
  }
}
