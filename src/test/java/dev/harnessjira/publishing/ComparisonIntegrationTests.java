package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.branch;
import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.publishing.application.OrderComparison;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Comparing what was published with what Jira holds, as after a restored backup. */
class ComparisonIntegrationTests extends SandboxedPublishing {

  @Autowired private OrderComparison orderComparison;

  private String key = "";

  @BeforeEach
  void publishSome() {
    key = issue(1);
    change(
        pullRequest(1, "One", State.OPEN, key),
        commit("aaaa", key),
        branch("feature", commit("bbbb"), key));
    settle();
    pass(Duration.ofMinutes(10));
  }

  private void pass(Duration time) {
    clock.advanceTo(clock.instant().plus(time));
  }

  private Comparison compare() {
    jira.faults().forgetCalls();
    administration.compareWithJira(SITE, connection);
    settle();
    return report.comparison(SITE, connection).orElseThrow();
  }

  private long writes() {
    return jira.faults().calls().stream().filter(call -> !call.method().equals("GET")).count();
  }

  /** As if the backup had been made before something was published. */
  private void forget(String what) {
    transactions.runInSite(
        SITE.value(), () -> jdbc.sql("delete from publishing.entity where " + what).update());
  }

  private void set(String what) {
    transactions.runInSite(
        SITE.value(), () -> jdbc.sql("update publishing.entity set " + what).update());
  }

  @Test
  void nothingIsWrittenWhenNothingDiffers() {
    var done = compare();

    assertThat(done.repaired()).isZero();
    assertThat(done.done()).isTrue();
    assertThat(done.compared()).isOne();
    assertThat(writes()).isZero();
  }

  @Test
  void whatNobodyWantsIsDeleted() {
    forget("kind = 'PULL_REQUEST'");

    var done = compare();

    assertThat(done.repaired()).isOne();
    assertThat(panel(key).pullRequests()).isEmpty();
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(panel(key).branches()).hasSize(1);
    assertThat(compare().repaired()).isZero();
    assertThat(writes()).isZero();
  }

  @Test
  void whatIsThereAgainAfterwardsIsPublished() {
    forget("kind = 'PULL_REQUEST'");
    compare();

    change(pullRequest(1, "One", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
  }

  @Test
  void whatHasAnotherSequenceIsSentAgain() {
    change(pullRequest(1, "Published after the backup", State.MERGED, key));
    settle();
    pass(Duration.ofMinutes(10));
    set(
        "sequence = sequence - 1000, content = jsonb_set(content, '{title}', '\"Of the backup\"')"
            + " where kind = 'PULL_REQUEST'");

    var done = compare();

    assertThat(done.repaired()).isOne();
    assertThat(panel(key).pullRequests())
        .singleElement()
        .satisfies(pull -> assertThat(pull.path("title").asString()).isEqualTo("Of the backup"));
    assertThat(calls("POST", "/bulk")).isOne();
    assertThat(jira.submissions().getLast().path("operationType").asString()).isEqualTo("BACKFILL");
  }

  @Test
  void whatIsMissingInJiraIsSentAgain() {
    var access = ((WriteAccess.Ready) writing.access(SITE)).access();
    var lost =
        new EntityKey(
            coverage.id(), REPOSITORY, dev.harnessjira.publishing.domain.Kind.COMMIT, "aaaa");
    taking.delete(access, lost, Long.MAX_VALUE);
    assertThat(panel(key).commits()).isEmpty();

    var done = compare();

    assertThat(done.repaired()).isOne();
    assertThat(panel(key).commits()).hasSize(1);
  }

  @Test
  void whatWasAcceptedAMomentAgoIsNotCompared() {
    change(pullRequest(2, "Two", State.OPEN, key));
    run();
    set("sequence = sequence - 1000 where id = '2'");

    assertThat(compare().repaired()).isZero();
  }

  @Test
  void whoMayNotReadMayStillWrite() {
    jira.faults()
        .failAll(
            request -> request.method().equals("GET") && request.path().contains("/repository/"),
            new Kind.Status(403, null));
    administration.compareWithJira(SITE, connection);
    run();
    change(pullRequest(3, "Three", State.OPEN, key));
    run();

    assertThat(report.comparison(SITE, connection).orElseThrow().problem()).contains("403");
    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(losses.all).isEmpty();
  }

  @Test
  void aRestoredDatabaseIsComparedTenMinutesAfterTheStart() {
    orderComparison.lookForRestore();
    assertThat(report.comparison(SITE, connection)).isEmpty();
    forget("kind = 'PULL_REQUEST'");
    jdbc.sql("update publishing.known_database set mark = 'another server'").update();

    development.compared.clear();
    orderComparison.lookForRestore();
    assertThat(development.compared).contains(SITE);
    assertThat(run()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    settle();

    assertThat(report.comparison(SITE, connection).orElseThrow().repaired()).isOne();
    assertThat(panel(key).pullRequests()).isEmpty();
    orderComparison.lookForRestore();
    assertThat(report.comparison(SITE, connection).orElseThrow().done()).isTrue();
  }

  @Test
  void theServerIsToldApartByItsControlFile() {
    orderComparison.lookForRestore();

    var mark = jdbc.sql("select mark from publishing.known_database").query(String.class).single();

    assertThat(mark).matches("\\d{10,}/\\d+/\\d+");
  }
}
