package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.ProjectsRemoved;
import dev.harnessjira.tenancy.SiteDisconnected;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemovalIntegrationTests extends SandboxedPublishing {

  @Test
  void anEndedConnectionLeavesNothingInJira() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    end(coverage);
    run();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(report.removals(SITE))
        .singleElement()
        .satisfies(removal -> {
          assertThat(removal.connection()).isEqualTo(connection);
          assertThat(removal.wholeConnection()).isTrue();
          assertThat(removal.state()).isEqualTo(RemovalProgress.State.GOING_ON);
          assertThat(removal.repositories()).isOne();
        });
    settle();
    assertThat(report.removals(SITE)).isEmpty();
    assertThat(calls("GET", "/existsByProperties")).isEqualTo(2);
    assertThat(rows()).isZero();
  }

  @Test
  void doneRemovalsAreForgottenAMonthLater() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    end(coverage);
    settle();
    assertThat(removals()).isOne();
    clock.advance(Duration.ofDays(31));
    var next = another(ConnectionId.random());
    change(next, true, pullRequest(1, "Later", State.OPEN, issue(1)));
    settle();

    end(next);
    settle();

    assertThat(removals()).isOne();
  }

  private long removals() {
    return transactions.inSite(
        SITE.value(),
        () ->
            jdbc.sql("select count(*) from publishing.removal where state = 'DONE'")
                .query(Long.class)
                .single());
  }

  @Test
  void jiraIsAskedTwiceSomeMinutesApart() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    end(coverage);

    var first = clock.instant();
    var second = Objects.requireNonNull(run());

    assertThat(Duration.between(first, second)).isEqualTo(Duration.ofMinutes(3));
    assertThat(report.removals(SITE)).hasSize(1);
  }

  @Test
  void aSubmissionThatJiraAppliesLateIsRemovedToo() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    jira.appliedAfter(Duration.ofMillis(300));
    change(pullRequest(1, "Two", State.OPEN, key));
    run();
    jira.appliedAfter(Duration.ZERO);
    end(coverage);
    run();
    assertThat(panel(key).isEmpty()).isTrue();

    await().until(() -> !panel(key).isEmpty());
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void removedProjectsAreRemovedByRepository() {
    var key = issue(1);
    var other = another(connection);
    change(pullRequest(1, "Goes", State.OPEN, key));
    change(other, true, pullRequest(1, "Stays", State.OPEN, key));
    settle();

    development.end(coverage.id());
    publish(new ProjectsRemoved(SITE, connection, Set.of(coverage.id())));
    settle();

    assertThat(panel(key).pullRequests())
        .singleElement()
        .satisfies(pull -> assertThat(pull.path("title").asString()).isEqualTo("Stays"));
    assertThat(calls("DELETE", "/repository/" + coverage.id() + "-7")).isEqualTo(2);
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void aConnectionThatNeverSentAnythingNeedsNoRemoval() {
    end(coverage);
    settle();

    assertThat(jira.faults().calls()).isEmpty();
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void connectingAgainAtOnceLeavesTheNewState() {
    var key = issue(1);
    change(pullRequest(1, "Old", State.OPEN, key));
    settle();

    end(coverage);
    var again = another(ConnectionId.random());
    change(again, true, pullRequest(1, "New", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests())
        .singleElement()
        .satisfies(pull -> assertThat(pull.path("title").asString()).isEqualTo("New"));
  }

  @Test
  void marksOfAnEndedCoverageAreForgotten() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    development.end(coverage.id());

    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(status().waiting()).isZero();
  }

  @Test
  void aPausedSiteKeepsTryingAndSaysWhatRemainsInTheEnd() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    writing.give(new WriteAccess.Paused("The Jira site must be authorized again."));
    end(coverage);
    run();
    assertThat(report.removals(SITE).getFirst().problem())
        .isEqualTo("The Jira site must be authorized again.");

    clock.advance(Duration.ofDays(31));
    run();

    var removal = report.removals(SITE).getFirst();
    assertThat(removal.state()).isEqualTo(RemovalProgress.State.LEFT);
    assertThat(removal.remains()).contains("connection=" + connection).contains("by hand");
  }

  @Test
  void aRefusedRemovalIsTriedAgain() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    jira.faults().fail(r -> r.method().equals("DELETE"), new Kind.Status(400, null), 2);

    end(coverage);
    run();
    assertThat(report.removals(SITE).getFirst().problem()).contains("400");
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void aDisconnectedSiteIsReleasedOnceEverythingIsRemoved() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    publish(new SiteDisconnected(SITE));
    end(coverage);

    run();
    assertThat(writing.noLongerNeeded).isEmpty();
    settle();

    assertThat(writing.noLongerNeeded).containsExactly(SITE);
  }

  private Coverage another(ConnectionId of) {
    var other = covering(of);
    development.cover(other);
    return other;
  }

  private void end(Coverage ended) {
    development.end(ended.id());
    publish(new ConnectionEnded(SITE, ended.connection(), Set.of(ended.id())));
  }

  private long rows() {
    return transactions.inSite(
        SITE.value(),
        () -> jdbc.sql("select count(*) from publishing.entity").query(Long.class).single());
  }
}
