package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.harnessjira.ingestion.LinkedEntity.Commit;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a merge puts on the target branch, and who reviewed it, over real HTTP and PostgreSQL. */
@IngestionTest
class LandedCommitsIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;

  @BeforeEach
  void connect() {
    listening.connected(
        site, Listening.access(harness, Dialect.PLATFORM), ScopeType.PROJECT, "default/Storefront");
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private Repository webShop() {
    return harness.repository("default/Storefront/web-shop");
  }

  private PullRequest open(String title) {
    var developer = harness.developer().principal();
    harness.act(acts ->
        acts.branches()
            .create(
                webShop(),
                "work",
                developer,
                CommitDraft.of("First", FileChange.added("a")),
                CommitDraft.of("Second", FileChange.added("b"))));
    return harness.act(
        acts -> acts.pulls().open(Opening.within(webShop(), "work", title), developer));
  }

  private String merge(PullRequest pull, Method method) {
    return harness.act(
        acts -> acts.merging().merge(pull, method, false, harness.reviewer().principal()));
  }

  private List<String> commits(String key) {
    return listening.mirror.jira(site, Commit.class).stream()
        .filter(commit -> commit.issueKeys().contains(key))
        .map(commit -> commit.ref() instanceof EntityRef.Commit(var repository, var sha) ? sha : "")
        .toList();
  }

  private List<LinkedEntity.PullRequest> pulls(String key) {
    return listening.mirror.jira(site, LinkedEntity.PullRequest.class).stream()
        .filter(pull -> pull.issueKeys().contains(key))
        .toList();
  }

  private List<String> landed(PullRequest pull) {
    var merge = pull.merge;
    return merge == null
        ? List.of()
        : harness.world().history.between(merge.targetShaBefore(), merge.mergeSha()).stream()
            .map(dev.harnessjira.sandbox.harness.model.Commit::sha)
            .toList();
  }

  private long calls(String part) {
    return harness.faults().calls().stream().filter(call -> call.path().contains(part)).count();
  }

  private void settled(PullRequest pull, String key) {
    soon()
        .untilAsserted(() ->
            assertThat(pulls(key))
                .extracting(LinkedEntity.PullRequest::state)
                .containsExactly(State.MERGED));
    soon().untilAsserted(() -> assertThat(commits(key)).containsAll(landed(pull)));
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void whatEachMethodLandsOnTheTargetIsLinked(Method method) {
    var pull = open("ABC-7 Shiny");
    soon().untilAsserted(() -> assertThat(commits("ABC-7")).hasSize(2));

    var sha = merge(pull, method);

    settled(pull, "ABC-7");
    assertThat(landed(pull)).contains(sha).hasSize(method == Method.SQUASH ? 1 : expected(method));
    assertThat(commits("ABC-7"))
        .as("its own commits stay")
        .hasSize(
            switch (method) {
              case MERGE, SQUASH -> 3;
              case REBASE -> 4;
              case FAST_FORWARD -> 2;
            });
    assertThat(
            listening.mirror.jira(site, Commit.class).stream()
                .filter(commit -> commit.ref().equals(new EntityRef.Commit(webShop().id, sha))))
        .singleElement()
        .satisfies(commit -> assertThat(commit.merge()).isEqualTo(method == Method.MERGE));
  }

  private static int expected(Method method) {
    return method == Method.MERGE ? 3 : 2;
  }

  @Test
  void aKeyThatLeavesAMergedPullRequestLeavesWhatItLanded() {
    var pull = open("ABC-7 Shiny");
    merge(pull, Method.REBASE);
    settled(pull, "ABC-7");
    harness.awaitQuiet();
    harness.faults().forgetCalls();

    harness.act(
        acts -> acts.pulls().edit(pull, "DEF-2 Shiny", "", harness.developer().principal()));
    settled(pull, "DEF-2");
    soon().untilAsserted(() -> assertThat(commits("ABC-7")).isEmpty());

    assertThat(calls("/activities")).as("what landed is known").isZero();
  }

  @Test
  void aKeyThatComesAfterTheMergeReachesWhatItLanded() {
    var pull = open("Shiny");
    merge(pull, Method.REBASE);
    harness.awaitQuiet();

    harness.act(
        acts -> acts.pulls().edit(pull, "ABC-7 Shiny", "", harness.developer().principal()));

    settled(pull, "ABC-7");
    assertThat(calls("/activities")).as("not before it had a key").isEqualTo(1);
  }

  @Test
  void aMergeByPlainGitLeavesThePullRequestOpen() {
    var pull = open("ABC-7 Shiny");
    soon().untilAsserted(() -> assertThat(commits("ABC-7")).hasSize(2));

    harness.act(acts ->
        acts.branches()
            .forcePush(webShop(), "main", pull.sourceSha, harness.developer().principal()));
    harness.awaitQuiet();

    soon().untilAsserted(() -> assertThat(commits("ABC-7")).hasSize(2));
    assertThat(pulls("ABC-7"))
        .extracting(LinkedEntity.PullRequest::state)
        .containsExactly(State.OPEN);
    assertThat(calls("/activities")).isZero();
  }

  @Test
  void groupsReviewByTheirNames() {
    var pull = open("ABC-7 Shiny");
    var reviewer = harness.reviewer().principal();
    harness.act(
        acts -> acts.reviews().requestGroup(pull, "Core team", List.of(reviewer), pull.author));
    harness.act(acts -> acts.reviews().submit(pull, "approved", reviewer));

    soon()
        .untilAsserted(() ->
            assertThat(pulls("ABC-7"))
                .flatExtracting(LinkedEntity.PullRequest::reviewers)
                .extracting(
                    row -> row.person().name(), row -> row.person().email(), row -> row.decision())
                .containsExactly(
                    tuple("Reviewer", reviewer.email(), Decision.APPROVED),
                    tuple("Core team", null, Decision.APPROVED)));
    assertThat(calls("/reviewers")).isEqualTo(calls("/reviewers/combined"));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void anOlderServerIsAskedForUsersOnly(int status) {
    harness.faults().forgetCalls();
    harness
        .faults()
        .failAll(
            request -> request.path().contains("/reviewers/combined"),
            new Kind.Status(status, null));
    var pull = open("ABC-7 Shiny");
    harness.act(acts -> acts.reviews().submit(pull, "changereq", harness.reviewer().principal()));
    soon()
        .untilAsserted(() ->
            assertThat(pulls("ABC-7"))
                .flatExtracting(LinkedEntity.PullRequest::reviewers)
                .extracting(row -> row.decision())
                .containsExactly(Decision.CHANGES_REQUESTED));

    merge(pull, Method.SQUASH);
    settled(pull, "ABC-7");

    assertThat(calls("/reviewers/combined")).isEqualTo(1);
  }
}
