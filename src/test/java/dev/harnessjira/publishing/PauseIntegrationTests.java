package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionPaused;
import dev.harnessjira.scope.ConnectionResumed;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.ProjectsRemoved;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PauseIntegrationTests extends SandboxedPublishing {

  @Test
  void nothingOfAPausedConnectionIsSentOrDeletedUntilItGoesOn() {
    var key = issue(1);
    var gone = commit("aaaa1111", key);
    change(pullRequest(1, "Before", State.OPEN, key), gone);
    settle();
    publish(new ConnectionPaused(SITE, connection));
    jira.faults().forgetCalls();

    change(pullRequest(1, "Meanwhile", State.MERGED, key), pullRequest(2, "New", State.OPEN, key));
    unlink(gone.ref());
    settle();

    assertThat(jira.faults().calls()).isEmpty();
    assertThat(titles(key)).containsExactly("Before");
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(status().waiting()).isEqualTo(3);
    publish(new ConnectionResumed(SITE, connection));
    settle();

    assertThat(titles(key)).containsExactlyInAnyOrder("Meanwhile", "New");
    assertThat(panel(key).commits()).isEmpty();
    assertThat(status().waiting()).isZero();
    assertNothingInvalidWasSent();
  }

  @Test
  void whatAPausedConnectionHoldsBackIsNoSignOfTrouble() {
    var key = issue(1);
    var gone = commit("aaaa1111", key);
    change(pullRequest(1, "Before", State.OPEN, key), gone);
    settle();
    var before = waiting("jira");
    var pausedBefore = waiting("paused connection");

    publish(new ConnectionPaused(SITE, connection));
    change(pullRequest(1, "Meanwhile", State.MERGED, key));
    unlink(gone.ref());
    assertThat(report.flow(SITE).paused()).isEqualTo(2);
    run();

    assertThat(report.flow(SITE).waiting()).isZero();
    assertThat(report.flow(SITE).waitingSince()).isNull();
    assertThat(report.flow(SITE).paused()).isEqualTo(2);
    assertThat(waiting("jira")).isEqualTo(before);
    assertThat(waiting("paused connection")).isEqualTo(pausedBefore + 2);
    publish(new ConnectionResumed(SITE, connection));
    assertThat(report.flow(SITE).waiting()).isEqualTo(2);
    assertThat(waiting("jira")).isEqualTo(before + 2);
  }

  /** Over all sites. */
  private double waiting(String label) {
    return jdbc.sql(
            "select amount from publishing.figures() where figure = 'waiting' and label = ?")
        .param(label)
        .query(Double.class)
        .single();
  }

  @Test
  void anotherConnectionOfTheSiteGoesOn() {
    var key = issue(1);
    var other = another();
    publish(new ConnectionPaused(SITE, connection));

    change(pullRequest(1, "Paused", State.OPEN, key));
    change(other, true, pullRequest(1, "Other", State.OPEN, key));
    settle();

    assertThat(titles(key)).containsExactly("Other");
  }

  @Test
  void aProjectThatIsRemovedMeanwhileStaysUntilTheConnectionGoesOn() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    publish(new ConnectionPaused(SITE, connection));

    development.end(coverage.id());
    publish(new ProjectsRemoved(SITE, connection, Set.of(coverage.id())));
    settle();
    assertThat(titles(key)).containsExactly("One");
    clock.advance(Duration.ofDays(40));
    settle();

    publish(new ConnectionResumed(SITE, connection));
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(report.removals(SITE)).isEmpty();
  }

  @Test
  void disconnectingAPausedConnectionRemovesItsData() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    publish(new ConnectionPaused(SITE, connection));
    change(pullRequest(2, "Never sent", State.OPEN, key));
    settle();

    development.end(coverage.id());
    publish(new ConnectionEnded(SITE, connection, Set.of(coverage.id())));
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(report.removals(SITE)).isEmpty();
    assertThat(
            transactions.inSite(
                SITE.value(),
                () ->
                    jdbc.sql("select count(*) from publishing.paused_connection")
                        .query(Long.class)
                        .single()))
        .isZero();
  }

  @Test
  void aNewWritingIdentityLeavesWhatAPausedConnectionHasInJira() {
    var key = issue(1);
    var other = another();
    change(pullRequest(1, "Paused", State.OPEN, key));
    change(other, true, pullRequest(1, "Other", State.OPEN, key));
    settle();
    publish(new ConnectionPaused(SITE, connection));

    writing.use(jira.createCredentials(SITE.value(), true));
    change(other, true, pullRequest(2, "Later", State.OPEN, key));
    settle();
    assertThat(titles(key)).containsExactlyInAnyOrder("Paused", "Other", "Later");
    assertThat(writing.forgotten).isEmpty();

    publish(new ConnectionResumed(SITE, connection));
    settle();

    assertThat(titles(key)).containsExactlyInAnyOrder("Paused", "Other", "Later");
    assertThat(writing.forgotten).containsExactly(TestSiteWriting.identity(credentials));
  }

  @Test
  void aComparisonWithJiraWaitsToo() {
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    settle();
    publish(new ConnectionPaused(SITE, connection));
    jira.faults().forgetCalls();

    administration.compareWithJira(SITE, connection);
    settle();
    assertThat(jira.faults().calls()).isEmpty();
    publish(new ConnectionResumed(SITE, connection));
    settle();

    assertThat(report.comparison(SITE, connection).orElseThrow().done()).isTrue();
  }

  private Coverage another() {
    var other = covering(ConnectionId.random());
    development.cover(other);
    return other;
  }

  private List<String> titles(String key) {
    return panel(key).pullRequests().stream().map(PauseIntegrationTests::title).toList();
  }

  private static String title(JsonNode pull) {
    return pull.path("title").asString();
  }
}
