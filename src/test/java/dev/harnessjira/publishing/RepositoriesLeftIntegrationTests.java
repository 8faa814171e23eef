package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.ingestion.RepositoriesLeft;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Repositories that were deleted or moved out, and perhaps moved back. */
class RepositoriesLeftIntegrationTests extends SandboxedPublishing {

  private void leave() {
    development.unlink(coverage.id(), pullRequest(1, "One", State.OPEN).ref());
    publish(new RepositoriesLeft(SITE, connection, coverage.id(), Set.of(REPOSITORY)));
  }

  @Test
  void aRepositoryThatLeftIsRemoved() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key), commit(8, "cccc", key));
    settle();

    leave();
    settle();

    assertThat(panel(key).pullRequests()).isEmpty();
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(report.removals(SITE)).isEmpty();
    assertThat(status().accepted()).isOne();
    assertThat(report.repositories(SITE, connection))
        .extracting(RepositoryEntities::repository)
        .containsExactly(8L);
  }

  @Test
  void whatWaitedOfItIsNotSent() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));

    leave();
    settle();

    assertThat(jira.submissions()).hasSize(submissionsBefore);
    assertThat(status().waiting()).isZero();
  }

  @Test
  void itMayComeBackBeforeItIsRemoved() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key), pullRequest(2, "Two", State.OPEN, key));
    settle();

    leave();
    change(pullRequest(1, "Back", State.OPEN, key), commit("dddd", key));
    settle();

    assertThat(panel(key).pullRequests())
        .singleElement()
        .satisfies(pull -> assertThat(pull.path("title").asString()).isEqualTo("Back"));
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void itMayComeBackBetweenTheTwoLooks() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    leave();
    run();
    assertThat(panel(key).isEmpty()).isTrue();
    change(pullRequest(1, "Back", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void itMayComeBackAfterItWasRemoved() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    leave();
    settle();
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    leave();
    settle();
    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
    assertThat(status().accepted()).isOne();
  }
}
