package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.harnessjira.ingestion.RepositoryDirectory.ArrivedRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.DepartedRepository;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories are deleted, moved, renamed and restored in Harness, of which no webhook tells. */
@IngestionTest
class RepositoriesComeAndGoIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private RepositoryDirectory directory;
  @Autowired private IngestionReport report;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;
  private ConnectionId connection = ConnectionId.random();
  private Repository shop;
  private PullRequest pull;

  @BeforeEach
  void connect() {
    shop = harness.repository("default/Storefront/web-shop");
    harness.act(acts ->
        acts.branches()
            .create(
                shop,
                "ABC-1-add",
                developer(),
                CommitDraft.of("ABC-1 Add", FileChange.added("a.txt"))));
    pull =
        harness.act(
            acts -> acts.pulls().open(Opening.within(shop, "ABC-1-add", "ABC-1 Add"), developer()));
    connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront",
            "default/Payments");
    missed().awaitFollowed(site, 2);
    missed().sweep(site, connection);
    soon().until(() -> inShop().size() >= 3);
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private Missed missed() {
    return new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
  }

  private Principal developer() {
    return harness.developer().principal();
  }

  private List<LinkedEntity> inShop() {
    return listening.mirror.jira(site).stream()
        .filter(entity -> entity.ref().repository() == shop.id)
        .toList();
  }

  private long rows() {
    return missed().count(site, "pull_request where repository_id = " + shop.id)
        + missed().count(site, "branch where repository_id = " + shop.id)
        + missed().count(site, "commit where repository_id = " + shop.id)
        + missed().count(site, "departed_repository where unforgotten");
  }

  private void soonForgotten() {
    soon()
        .untilAsserted(() -> {
          assertThat(listening.mirror.left(site))
              .extracting(RepositoriesLeft::connection, RepositoriesLeft::repositories)
              .containsExactly(tuple(connection, Set.of(shop.id)));
          assertThat(inShop()).isEmpty();
          assertThat(rows()).isZero();
        });
  }

  @Test
  void oneThatIsDeletedLeaves() {
    var path = shop.path();
    harness.act(acts -> acts.repositories().delete(shop));

    missed().sweep(site, connection);

    soonForgotten();
    assertThat(directory.departed(site, connection))
        .extracting(DepartedRepository::id, DepartedRepository::path, DepartedRepository::movedTo)
        .containsExactly(tuple(shop.id, path, null));
  }

  @Test
  void oneThatIsRestoredIsTakenInAgain() {
    harness.act(acts -> acts.repositories().delete(shop));
    missed().sweep(site, connection);
    soonForgotten();

    harness.act(acts -> acts.repositories().restore(shop));
    missed().sweep(site, connection);

    soon()
        .untilAsserted(() ->
            assertThat(inShop()).anyMatch(entity -> entity instanceof LinkedEntity.PullRequest));
    assertThat(directory.departed(site, connection)).isEmpty();
  }

  @Test
  void oneThatMovesOutLeavesAndStaysAway() {
    harness.act(
        acts -> acts.repositories().move(shop, harness.space("platform/Tooling"), "web-shop"));

    missed().sweep(site, connection);

    soonForgotten();
    assertThat(directory.departed(site, connection))
        .extracting(DepartedRepository::movedTo)
        .containsExactly(shop.path());
  }

  @Test
  void oneThatMovesIntoAnotherCoverageIsReadThere() {
    harness.act(
        acts -> acts.repositories().move(shop, harness.space("default/Payments"), "web-shop"));

    missed().sweep(site, connection);

    soon()
        .untilAsserted(() -> {
          assertThat(listening.mirror.left(site)).hasSize(1);
          assertThat(inShop())
              .anyMatch(entity ->
                  entity instanceof LinkedEntity.PullRequest request
                      && request.ref().number() == pull.number);
        });
    var payments =
        listening.view(site, connection).coverages().stream()
            .filter(coverage -> coverage.path().endsWith("Payments"))
            .findFirst()
            .orElseThrow();
    assertThat(directory.arrived(site, connection))
        .extracting(ArrivedRepository::coverage, ArrivedRepository::id)
        .containsExactly(tuple(payments.id(), shop.id));
    assertThat(directory.departed(site, connection)).hasSize(1);
  }

  @Test
  void aSweepThatFindsNothingCostsFewCalls() {
    soon().until(() -> missed().count(site, "branch where notice > read_notice") == 0);
    harness.faults().forgetCalls();

    missed().sweep(site, connection);

    // Of each project: its repositories, its open pull requests, and that no more follow.
    assertThat(calls("state=open")).isEqualTo(4);
    assertThat(calls("repos?recursive")).isBetween(2L, 3L);
    assertThat(calls("/branches?")).isZero();
    assertThat(report.status(site, connection).repaired()).isZero();
  }

  @Test
  void oneLookIsMadeForAllProjects() {
    missed().look(site, connection);
    var before = lists();

    missed().look(site, connection);

    assertThat(lists() - before).isEqualTo(1);
    assertThat(report.status(site, connection).cursorLooked()).isNotNull();
    assertThat(report.status(site, connection).cursorProblem()).isNull();
  }

  private long lists() {
    return calls("edited_gt");
  }

  private long calls(String part) {
    return harness.faults().calls().stream().filter(call -> call.path().contains(part)).count();
  }
}
