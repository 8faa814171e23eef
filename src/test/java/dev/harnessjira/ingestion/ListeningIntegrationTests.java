package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.harnessjira.ingestion.LinkedEntity.Branch;
import dev.harnessjira.ingestion.LinkedEntity.Commit;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.PullRequest;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From what a person does in Harness to what Jira would hold, over real HTTP and PostgreSQL. */
@IngestionTest
class ListeningIntegrationTests {

  private static final String WEB_SHOP = "default/Storefront/web-shop";

  private final SiteId site = Listening.newSite();
  private HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private RepositoryDirectory repositories;
  @Autowired private IngestionReport report;

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private void connected(Dialect dialect) {
    listening.connected(
        site, Listening.access(harness, dialect), ScopeType.PROJECT, "default/Storefront");
  }

  private Repository webShop() {
    return harness.repository(WEB_SHOP);
  }

  private dev.harnessjira.sandbox.harness.model.PullRequest open(
      String branch, String title, String... messages) {
    var developer = harness.developer().principal();
    var commits =
        List.of(messages).stream()
            .map(message -> CommitDraft.of(message, FileChange.added(message + ".txt")))
            .toArray(CommitDraft[]::new);
    harness.act(acts -> acts.branches().create(webShop(), branch, developer, commits));
    return harness.act(
        acts -> acts.pulls().open(Opening.within(webShop(), branch, title), developer));
  }

  private List<PullRequest> pulls(String key) {
    return keyed(PullRequest.class, key);
  }

  private <T extends LinkedEntity> List<T> keyed(Class<T> kind, String key) {
    return listening.mirror.jira(site, kind).stream()
        .filter(entity -> entity.issueKeys().contains(key))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void openPullRequestsAreThereOnDayOne(Dialect dialect) {
    harness.close();
    harness = HarnessSimulator.start(0, dialect);
    var access = Listening.access(harness, dialect);

    var connection = listening.connected(site, access, ScopeType.ACCOUNT);

    assertThat(listening.firstRead(site, connection).pullRequests()).isEqualTo(2);
    assertThat(listening.firstRead(site, connection).namingAnIssue()).isEqualTo(1);
    assertThat(pulls("DEMO-1"))
        .singleElement()
        .satisfies(pull -> {
          assertThat(pull.state()).isEqualTo(State.OPEN);
          assertThat(pull.title()).isEqualTo("DEMO-1 Add a wish list");
          assertThat(pull.author().name()).isEqualTo("Developer");
          assertThat(pull.sourceBranchUrl())
              .isEqualTo(keyed(Branch.class, "DEMO-1").getFirst().url());
          assertThat(pull.url()).startsWith(harness.uri().toString()).endsWith("/pulls/1");
        });
    assertThat(keyed(Branch.class, "DEMO-1")).hasSize(1);
    assertThat(keyed(Commit.class, "DEMO-1"))
        .hasSize(2)
        .allSatisfy(commit -> assertThat(commit.fileCount()).isEqualTo(1));
    assertThat(listening.mirror.told(site)).allMatch(changed -> !changed.live());
    var page = repositories.repositories(site, connection, "", 0);
    assertThat(page.total()).isEqualTo(6);
    assertThat(repositories.repositories(site, connection, "WEB-S", 0).repositories())
        .singleElement()
        .satisfies(found -> assertThat(found.url()).startsWith(harness.uri().toString()));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aPullRequestIsFollowedFromOpeningToMerging(Dialect dialect) {
    harness.close();
    harness = HarnessSimulator.start(0, dialect);
    connected(dialect);
    var reviewer = harness.reviewer().principal();

    var pull = open("feature/shiny", "ABC-7 Shiny", "Make it shine");
    soon().untilAsserted(() -> assertThat(pulls("ABC-7")).hasSize(1));
    assertThat(keyed(Commit.class, "ABC-7")).hasSize(1);
    assertThat(keyed(Branch.class, "ABC-7")).extracting(Branch::ref).hasSize(1);

    harness.act(acts -> acts.reviews().submit(pull, "approved", reviewer));
    soon()
        .untilAsserted(() ->
            assertThat(pulls("ABC-7").getFirst().reviewers())
                .extracting(row -> row.person().name(), LinkedEntity.Reviewer::decision)
                .containsExactly(tuple("Reviewer", Decision.APPROVED)));

    harness.act(acts -> acts.merging().merge(pull, Method.SQUASH, true, reviewer));
    soon()
        .untilAsserted(() -> {
          assertThat(pulls("ABC-7")).extracting(PullRequest::state).containsExactly(State.MERGED);
          assertThat(keyed(Branch.class, "ABC-7")).isEmpty();
          assertThat(keyed(Commit.class, "ABC-7")).hasSize(2);
        });
    assertThat(keyed(Commit.class, "ABC-7"))
        .allSatisfy(commit -> assertThat(commit.files()).hasSize(1));
    var status = report.status(site, listening.connection(site));
    assertThat(status.lastEvent()).isNotNull();
    assertThat(status.unreadable()).isZero();
    assertThat(status.ignored()).isZero();
  }

  @Test
  void aPullRequestThatLosesItsKeyTakesAllWithIt() {
    connected(Dialect.PLATFORM);
    var pull = open("tidy", "ABC-7 Tidy", "Tidy");
    soon().untilAsserted(() -> assertThat(pulls("ABC-7")).hasSize(1));

    harness.act(acts -> acts.pulls().edit(pull, "Tidy", "", harness.developer().principal()));

    soon()
        .untilAsserted(() ->
            assertThat(listening.mirror.jira(site))
                .allMatch(entity -> !entity.issueKeys().contains("ABC-7")));
  }

  @Test
  void moreThanADeliveryNamesIsReadFromHarness() {
    connected(Dialect.PLATFORM);
    var messages = new String[45];
    for (var i = 0; i < messages.length; i++) {
      messages[i] = "Step " + i;
    }

    open("many", "ABC-8 Many", messages);

    soon().untilAsserted(() -> assertThat(keyed(Commit.class, "ABC-8")).hasSize(45));
  }

  @Test
  void whileTheApiIsAwayDeliveriesAreShownAndTheRestFollows() {
    connected(Dialect.PLATFORM);
    harness
        .faults()
        .failAll(request -> request.path().contains("/code/"), new Kind.Status(503, null));

    var pull = open("away", "ABC-9 Away", "Go away");
    soon().untilAsserted(() -> assertThat(pulls("ABC-9")).hasSize(1));
    harness.act(acts -> acts.pulls().draft(pull, true, harness.developer().principal()));
    assertThat(pulls("ABC-9").getFirst().state()).isEqualTo(State.OPEN);

    harness.faults().clear();
    soon()
        .untilAsserted(() -> assertThat(pulls("ABC-9").getFirst().state()).isEqualTo(State.DRAFT));
  }

  @Test
  void whileTheApiIsAwayABranchThatWasDeletedStaysAway() {
    connected(Dialect.PLATFORM);
    var developer = harness.developer().principal();
    harness.act(acts -> acts.branches().create(webShop(), "ABC-5-x", developer));
    soon().untilAsserted(() -> assertThat(keyed(Branch.class, "ABC-5")).hasSize(1));
    harness
        .faults()
        .failAll(request -> request.path().contains("/code/"), new Kind.Status(503, null));

    var head = harness.act(acts -> acts.branches().delete(webShop(), "ABC-5-x", developer));
    soon().untilAsserted(() -> assertThat(keyed(Branch.class, "ABC-5")).isEmpty());
    harness.act(acts -> acts.branches().create(webShop(), "ABC-5-x", head, developer));
    harness.awaitQuiet();
    soon().until(() -> report.status(site, listening.connection(site)).waiting() == 0);
    assertThat(keyed(Branch.class, "ABC-5")).isEmpty();

    harness.faults().clear();
    soon().untilAsserted(() -> assertThat(keyed(Branch.class, "ABC-5")).hasSize(1));
  }

  @Test
  void firstReadGoesOnAfterFailures() {
    var seen = new AtomicInteger();
    harness
        .faults()
        .fail(
            request -> request.path().contains("pullreq") && seen.incrementAndGet() % 2 == 1,
            new Kind.Status(502, null),
            2);

    var connection =
        listening.connected(site, Listening.access(harness, Dialect.PLATFORM), ScopeType.ACCOUNT);

    assertThat(listening.firstRead(site, connection).pullRequests()).isEqualTo(2);
    assertThat(pulls("DEMO-1")).hasSize(1);
  }

  @Test
  void forksAreShownWhereTheyAreCovered() {
    listening.connected(
        site,
        Listening.access(harness, Dialect.PLATFORM),
        ScopeType.PROJECT,
        "default/Storefront",
        "default/Payments");
    var developer = harness.developer().principal();
    var covered = fork("default/Payments", "covered-fork");
    var foreign = fork("platform/Tooling", "foreign-fork");
    for (var fork : List.of(covered, foreign)) {
      harness.act(acts ->
          acts.branches()
              .create(
                  fork,
                  "from-" + fork.identifier,
                  developer,
                  CommitDraft.of("Change", FileChange.added("f"))));
      harness.act(acts ->
          acts.pulls()
              .open(
                  new Opening(
                      webShop(), "main", fork, "from-" + fork.identifier, "ABC-6 Fork", "", false),
                  developer));
    }

    soon().untilAsserted(() -> assertThat(pulls("ABC-6")).hasSize(2));
    soon()
        .untilAsserted(() ->
            assertThat(refs(Branch.class, "ABC-6"))
                .containsExactlyInAnyOrder(
                    new EntityRef.Branch(covered.id, "from-covered-fork"),
                    new EntityRef.Branch(webShop().id, foreign.path() + ":from-foreign-fork")));
    assertThat(refs(Commit.class, "ABC-6"))
        .extracting(EntityRef::repository)
        .containsExactlyInAnyOrder(covered.id, webShop().id);
  }

  @Test
  void theBranchOfAForkGoesWithTheFork() {
    connected(Dialect.PLATFORM);
    var developer = harness.developer().principal();
    var fork = fork("platform/Tooling", "short-lived");
    harness.act(acts ->
        acts.branches()
            .create(fork, "theirs", developer, CommitDraft.of("Change", FileChange.added("f"))));
    var pull =
        harness.act(acts ->
            acts.pulls()
                .open(
                    new Opening(webShop(), "main", fork, "theirs", "ABC-3 Fork", "", false),
                    developer));
    soon().untilAsserted(() -> assertThat(keyed(Branch.class, "ABC-3")).hasSize(1));

    harness
        .faults()
        .failAll(request -> request.path().contains("/code/"), new Kind.Status(503, null));
    harness.act(acts -> acts.pulls().edit(pull, "ABC-3 Of a fork", "", developer));
    soon()
        .untilAsserted(() ->
            assertThat(pulls("ABC-3"))
                .extracting(PullRequest::title)
                .containsExactly("ABC-3 Of a fork"));
    harness.act(acts -> acts.repositories().delete(fork));
    harness.faults().clear();

    soon().untilAsserted(() -> assertThat(keyed(Branch.class, "ABC-3")).isEmpty());
    assertThat(pulls("ABC-3")).extracting(PullRequest::state).containsExactly(State.OPEN);
  }

  private Repository fork(String space, String name) {
    return harness.act(acts ->
        acts.repositories()
            .fork(webShop(), harness.space(space), name, harness.accountAdmin().principal()));
  }

  private <T extends LinkedEntity> Set<EntityRef> refs(Class<T> kind, String key) {
    return keyed(kind, key).stream().map(LinkedEntity::ref).collect(Collectors.toSet());
  }

  @Test
  void aRefusedTokenWaitsForAnotherAndThenCatchesUp() {
    var access = Listening.access(harness, Dialect.PLATFORM);
    var connection = listening.connected(site, access, ScopeType.PROJECT, "default/Storefront");
    harness.faults().failAll(request -> true, new Kind.Status(401, null));

    var pull = open("ABC-4-later", "Later", "Later");
    soon().untilAsserted(() -> assertThat(pulls("ABC-4")).hasSize(1));
    soon().until(() -> listening.view(site, connection).state() == ConnectionView.State.TOKEN_LOST);

    harness.faults().clear();
    harness.act(acts -> acts.reviews().request(pull, harness.reviewer().principal(), pull.author));
    listening.replaceToken(site, connection, access);
    soon().untilAsserted(() -> assertThat(pulls("ABC-4").getFirst().reviewers()).hasSize(1));
  }

  @Test
  void whatIsNoLongerCoveredIsForgotten() {
    var connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront",
            "default/Payments");
    assertThat(repositories.repositories(site, connection, "", 0).total()).isEqualTo(4);

    listening.disconnectAll(site);

    soon().untilAsserted(() -> assertThat(listening.rows(site)).isZero());
  }
}
