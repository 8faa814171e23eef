package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.ingestion.RepositoriesLeft;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.ProjectsRemoved;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Jira answers 202 to a submission and applies it only after what it is about was removed. */
class LateSubmissionIntegrationTests extends SandboxedPublishing {

  @Test
  void ofAProjectThatIsRemoved() {
    var key = onItsWay();

    development.end(coverage.id());
    publish(new ProjectsRemoved(SITE, connection, Set.of(coverage.id())));

    isRemovedThoughItComesLate(key);
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void ofARepositoryThatIsDeleted() {
    var key = onItsWay();

    development.unlink(coverage.id(), pullRequest(1, "One", State.OPEN).ref());
    publish(new RepositoriesLeft(SITE, connection, coverage.id(), Set.of(REPOSITORY)));

    isRemovedThoughItComesLate(key);
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void ofWhatLosesItsLastKey() {
    var key = onItsWay();

    unlink(pullRequest(1, "One", State.OPEN).ref());

    isRemovedThoughItComesLate(key);
  }

  @Test
  void ofAConnectionThatIsMadeAgainAtOnce() {
    var key = onItsWay();
    var again = covering(ConnectionId.random());
    development.cover(again);

    end(coverage);
    change(again, true, pullRequest(1, "New", State.OPEN, key));
    run();
    assertThat(titles(key)).containsExactly("New");
    jira.applyNow();
    assertThat(titles(key)).containsExactlyInAnyOrder("New", "Late");
    settle();

    assertThat(titles(key)).containsExactly("New");
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void ofAWritingIdentityThatIsReplaced() {
    var key = onItsWay();
    writing.use(jira.createCredentials(SITE.value(), true));

    change(pullRequest(1, "Late", State.OPEN, key), pullRequest(2, "Two", State.OPEN, key));
    settleUntilRemovedOnce(key);
    jira.applyNow();
    assertThat(titles(key)).containsExactlyInAnyOrder("Late", "Late", "Two");
    settle();

    assertThat(titles(key)).containsExactlyInAnyOrder("Late", "Two");
    assertThat(writing.forgotten).containsExactly(TestSiteWriting.identity(credentials));
  }

  /** Something of this key is in Jira, and a newer state of it is accepted and not applied yet. */
  private String onItsWay() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    jira.appliedAfter(Duration.ofHours(1));
    change(pullRequest(1, "Late", State.OPEN, key));
    run();
    jira.appliedAfter(Duration.ZERO);
    return key;
  }

  private void isRemovedThoughItComesLate(String key) {
    run();
    assertThat(panel(key).isEmpty()).isTrue();
    jira.applyNow();
    assertThat(titles(key)).containsExactly("Late");
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(status().waiting()).isZero();
  }

  /** What the former identity wrote is removed once everything was sent again. */
  private void settleUntilRemovedOnce(String key) {
    for (var i = 0; i < 20 && calls("DELETE", "/bulkByProperties") == 0; i++) {
      var next = run();
      if (next != null) {
        clock.advanceTo(next);
      }
    }
    assertThat(titles(key)).containsExactlyInAnyOrder("Late", "Two");
  }

  private void end(Coverage ended) {
    development.end(ended.id());
    publish(new ConnectionEnded(SITE, ended.connection(), Set.of(ended.id())));
  }

  private List<String> titles(String key) {
    return panel(key).pullRequests().stream().map(pull -> pull.path("title").asString()).toList();
  }
}
