package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WritingIdentityIntegrationTests extends SandboxedPublishing {

  @Test
  void aNewIdentitySendsEverythingAgainAndRemovesWhatTheOldOneWrote() {
    var key = issue(1);
    var gone = commit("bbbb2222", key);
    change(pullRequest(1, "One", State.OPEN, key), commit("aaaa1111", key), gone);
    settle();
    unlink(gone.ref());
    settle();

    writing.use(jira.createCredentials(SITE.value(), true));
    change(pullRequest(2, "Two", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(status().accepted()).isEqualTo(3);
    assertThat(status().hold().remark()).isNull();
    assertThat(writing.forgotten).containsExactly(TestSiteWriting.identity(credentials));
    assertThat(jira.submissions().getLast().path("operationType").asString()).isEqualTo("BACKFILL");
  }

  @Test
  void whatIsToBeSentAgainWaitsSinceTheChange() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    clock.advance(Duration.ofDays(30));

    writing.use(jira.createCredentials(SITE.value(), true));
    jira.faults().failAll(SandboxedPublishing::isBulk, new Kind.Status(503, null));
    change(pullRequest(2, "Two", State.OPEN, key));
    var changed = clock.instant();
    run();

    assertThat(status().waiting()).isEqualTo(2);
    assertThat(status().waitingSince()).isEqualTo(changed);
    assertThat(report.flow(SITE).waitingSince()).isEqualTo(changed);
  }

  @Test
  void whatAForgottenIdentityWroteIsSaidToStay() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    writing.use(jira.createCredentials(SITE.value(), true));
    writing.forget(credentials);
    change(pullRequest(2, "Two", State.OPEN, key));
    for (var i = 0; i < 5; i++) {
      var next = run();
      if (next != null) {
        clock.advanceTo(next);
      }
    }

    assertThat(status().hold().remark()).contains(credentials.clientId()).contains("stays in Jira");
    assertThat(status().accepted()).isEqualTo(2);
  }
}
