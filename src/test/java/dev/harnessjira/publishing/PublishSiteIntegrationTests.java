package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.branch;
import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.WriteAccess;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PublishSiteIntegrationTests extends SandboxedPublishing {

  @Test
  void whatIsLinkedShowsInThePanel() {
    var key = issue(1);

    change(
        pullRequest(1, key + " Basket", State.OPEN, key),
        branch("feature", commit("aaaa1111", key), key),
        commit("aaaa1111", key));
    settle();

    assertThat(panel(key).status()).isEqualTo("OPEN");
    assertThat(panel(key).branches()).hasSize(1);
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(status().accepted()).isEqualTo(3);
    assertThat(status().waiting()).isZero();
    assertThat(status().lastAccepted()).isEqualTo(clock.instant());
    assertNothingInvalidWasSent();
  }

  @Test
  void aBurstIsOneSubmission() {
    var key = issue(1);

    IntStream.range(0, 50)
        .forEach(i -> change(pullRequest(1, key + " edit " + i, State.OPEN, key)));
    settle();

    assertThat(calls("POST", "/bulk")).isOne();
    assertThat(panel(key).pullRequests().getFirst().path("title").asString())
        .isEqualTo(key + " edit 49");
  }

  @Test
  void whatLosesItsLastKeyIsRemoved() {
    var key = issue(1);
    var pull = pullRequest(1, key, State.OPEN, key);
    change(pull);
    settle();

    unlink(pull.ref());
    settle();

    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(calls("DELETE", "/pull_request/1")).isEqualTo(2);
    assertThat(status().accepted()).isZero();
  }

  @Test
  void whatWasNeverSentIsNotDeleted() {
    var pull = pullRequest(1, "No key", State.OPEN, issue(1));

    change(pull);
    unlink(pull.ref());
    settle();

    assertThat(jira.faults().calls()).isEmpty();
  }

  @Test
  void unchangedContentIsNotSentAgain() {
    var pull = pullRequest(1, "Same", State.OPEN, issue(1));
    change(pull);
    settle();

    change(pull);
    settle();

    assertThat(calls("POST", "/bulk")).isOne();
  }

  @Test
  void theLastCommitIsTheCommitsOwnEntity() {
    var key = issue(1);
    change(branch("feature", commit("aaaa1111"), key));
    settle();
    assertThat(lastCommit(key).path("issueKeys")).isEmpty();

    var named = commit("aaaa1111", key);
    development.link(coverage.id(), branch("feature", named, key));
    change(named);
    settle();

    var own = panel(key).commits().getFirst();
    assertThat(lastCommit(key)).isEqualTo(own);
    assertNothingInvalidWasSent();
  }

  private JsonNode lastCommit(String key) {
    return panel(key).branches().getFirst().path("lastCommit");
  }

  @Test
  void aRepositoryThatIsRenamedIsSentWithOneOfItsEntities() {
    var key = issue(1);
    var pull = pullRequest(1, "Same", State.OPEN, key);
    change(pull);
    settle();

    development.name(
        new LinkedEntity.Repository(
            REPOSITORY, "acc/org/shop/cart", "cart", "https://app.harness.io/cart"));
    change(pull);
    settle();

    var last = jira.submissions().getLast().path("repositories").path(0);
    assertThat(last.path("name").asString()).isEqualTo("cart");
    assertThat(calls("POST", "/bulk")).isEqualTo(2);
    assertNothingInvalidWasSent();
    development.name(TestLinkedEntities.repository(REPOSITORY));
  }

  @Test
  void liveGoesBeforeBackfillAndNeverInOneRequest() {
    var key = issue(1);
    change(coverage, false, pullRequest(1, "Old", State.OPEN, key));
    change(coverage, true, pullRequest(2, "New", State.OPEN, key));
    settle();

    assertThat(sent())
        .extracting(body -> body.path("operationType").asString())
        .containsExactly("NORMAL", "BACKFILL");
    assertThat(sent()).allMatch(body -> body.path("preventTransitions").asBoolean());
  }

  @Test
  void connectionsNeverShareARequest() {
    var key = issue(1);
    var other = covering(ConnectionId.random());
    development.cover(other);

    change(coverage, true, pullRequest(1, "One", State.OPEN, key));
    change(other, true, pullRequest(1, "Other", State.OPEN, key));
    settle();

    assertThat(sent())
        .extracting(body -> body.path("properties").path("connection").asString())
        .containsExactlyInAnyOrder(connection.toString(), other.connection().toString());
  }

  @Test
  void changedContentHasALargerSequenceAndARetryTheSame() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    jira.faults().fail(SandboxedPublishing::isBulk, new Faults.Kind.CutAfter(), 1);
    settle();
    change(pullRequest(1, "Two", State.MERGED, key));
    settle();

    var sequences = sent().stream().map(PublishSiteIntegrationTests::pullSequence).toList();
    assertThat(sequences).hasSize(3);
    assertThat(sequences.get(1)).isEqualTo(sequences.get(0));
    assertThat(sequences.get(2)).isGreaterThan(sequences.get(1));
    assertThat(panel(key).status()).isEqualTo("MERGED");
  }

  @Test
  void aClockThatGoesBackIsOvertaken() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key));
    settle();
    var before = pullSequence(sent().getLast());
    var day = Duration.ofDays(1).toNanos() / 1000;
    transactions.runInSite(
        SITE.value(),
        () -> jdbc.sql("update publishing.entity set sequence = sequence + ?").param(day).update());

    change(pullRequest(1, "Two", State.OPEN, key));
    settle();

    assertThat(pullSequence(sent().getLast())).isEqualTo(before + day + 1);
    assertThat(panel(key).pullRequests().getFirst().path("title").asString()).isEqualTo("Two");
  }

  @Test
  void aRestoredBackupIsOvertakenByTheClock() {
    var key = issue(1);
    for (var edit = 0; edit < 50; edit++) {
      change(pullRequest(1, "Edit " + edit, State.OPEN, key));
      run();
    }
    transactions.runInSite(SITE.value(), () -> jdbc.sql("delete from publishing.entity").update());

    change(pullRequest(1, "After the restore", State.OPEN, key));
    settle();

    assertThat(panel(key).pullRequests().getFirst().path("title").asString())
        .isEqualTo("After the restore");
  }

  private static long pullSequence(JsonNode body) {
    return body.path("repositories")
        .path(0)
        .path("pullRequests")
        .path(0)
        .path("updateSequenceId")
        .asLong();
  }

  @Test
  void moreKeysThanJiraTakesAreCutAndTheAdministratorIsTold() {
    var keys = IntStream.range(1, 502).mapToObj(this::issue).toArray(String[]::new);

    change(pullRequest(1, "Few", State.OPEN, Arrays.copyOf(keys, 499)));
    settle();
    assertThat(status().crowded()).isZero();
    change(pullRequest(1, "Many", State.OPEN, keys));
    settle();

    assertThat(status().crowded()).isOne();
    assertThat(status().accepted()).isOne();
    assertNothingInvalidWasSent();
  }

  @Test
  void anUnknownKeyIsRememberedAndNotAFailure() {
    var known = issue(1);
    var unknown = unknownIssue(99);

    change(
        pullRequest(1, "Both", State.OPEN, known, unknown),
        pullRequest(2, "Unknown alone", State.OPEN, unknown));
    settle();

    assertThat(status().accepted()).isOne();
    assertThat(status().unmatched()).isOne();
    assertThat(status().refused()).isZero();
    assertThat(status().unknownKeys()).containsExactly(unknown);
  }

  @Test
  void whatOnlyHasUnknownKeysNowLeavesItsFormerIssue() {
    var known = issue(1);
    change(pullRequest(1, "Known", State.OPEN, known));
    settle();

    change(pullRequest(1, "Unknown now", State.OPEN, unknownIssue(99)));
    settle();

    assertThat(panel(known).isEmpty()).isTrue();
    assertThat(status().accepted()).isZero();
    assertThat(status().unmatched()).isOne();
  }

  @Test
  void anUnmatchedEntityIsTriedAgainWhenItChanges() {
    var pull = pullRequest(1, "Early", State.OPEN, unknownIssue(5));
    change(pull);
    settle();

    var key = issue(5);
    change(pull);
    settle();

    assertThat(panel(key).pullRequests()).hasSize(1);
    assertThat(status().unmatched()).isZero();
  }

  @Test
  void theReportKnowsWhatJiraHoldsOfARepository() {
    var key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key), commit("aaaa1111", key));
    settle();

    assertThat(report.repositories(SITE, connection))
        .containsExactly(
            new RepositoryEntities(coverage.id(), REPOSITORY, 1, 0, 1, 0, 0, clock.instant()));
  }

  @Test
  void whatWaitsIsReportedBeforeAndAfterItIsComputed() {
    var since = clock.instant();
    change(pullRequest(1, "One", State.OPEN, issue(1)));
    assertThat(status().waiting()).isOne();
    assertThat(status().waitingSince()).isEqualTo(since);

    writing.give(new WriteAccess.Paused("Nobody authorized it."));
    run();

    assertThat(status().waiting()).isOne();
    assertThat(status().waitingSince()).isEqualTo(since);
    assertThat(status().hold().paused()).isTrue();
    assertThat(status().hold().reason()).isEqualTo("Nobody authorized it.");
  }

  @Test
  void twoInstancesAtOnceEndInTheSameState() throws Exception {
    var key = issue(1);
    try (var instances = Executors.newFixedThreadPool(2)) {
      for (var i = 0; i < 20; i++) {
        change(pullRequest(1, "Edit " + i, State.OPEN, key), commit("aaaa" + i, key));
        var one = instances.submit(this::run);
        var other = instances.submit(this::run);
        one.get();
        other.get();
      }
    }
    settle();

    assertThat(panel(key).commits()).hasSize(20);
    assertThat(panel(key).pullRequests().getFirst().path("title").asString()).isEqualTo("Edit 19");
    assertThat(status().accepted()).isEqualTo(21);
    assertThat(status().waiting()).isZero();
    assertThat(status().refused()).isZero();
  }

  private List<JsonNode> sent() {
    return jira.submissions().subList(submissionsBefore, jira.submissions().size());
  }
}
