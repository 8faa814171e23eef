package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A covered project has another path in Harness. */
@IngestionTest
class CoverageMovedIntegrationTests {

  private static final String SHOP = "default/Storefront";

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.OPEN_SOURCE);
  private final Repository shop = harness.repository(SHOP + "/web-shop");

  @Autowired private Listening listening;
  @Autowired private RepositoryDirectory repositories;
  @Autowired private List<WorkHandler> handlers;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;
  private ConnectionId connection = ConnectionId.random();

  @BeforeEach
  void connect() {
    open("ABC-1-add", "ABC-1 Add");
    connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.OPEN_SOURCE),
            ScopeType.PROJECT,
            SHOP,
            "default/Payments");
    soon().until(() -> shown().size() >= 6);
    lookUpSpaces();
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private void open(String branch, String title) {
    var developer = harness.developer().principal();
    var draft = CommitDraft.of(title, FileChange.added(branch + ".txt"));
    harness.act(acts -> acts.branches().create(shop, branch, developer, draft));
    harness.act(acts -> acts.pulls().open(Opening.within(shop, branch, title), developer));
  }

  /** What is done once in a night. */
  private void lookUpSpaces() {
    transactions.runInSite(
        site.value(),
        () -> jdbc.sql("update scope.space set look_at = now() - interval '1 second'").update());
    var follow =
        handlers.stream().filter(it -> it.task().equals("follow-spaces")).findFirst().orElseThrow();
    var owner = new WorkOwner(site.value(), connection.toString());
    Tenant.inSite(site.value(), () -> follow.run(owner, Instant.now().plusSeconds(10)));
  }

  private void renameShop() {
    synchronized (harness.world()) {
      harness.space(SHOP).identifier = "Shop";
    }
  }

  /** What Jira shows of the repository. */
  private List<LinkedEntity> shown() {
    return listening.mirror.jira(site).stream()
        .filter(entity -> entity.ref().repository() == shop.id)
        .toList();
  }

  private static String url(LinkedEntity entity) {
    return switch (entity) {
      case LinkedEntity.PullRequest pull -> pull.url();
      case LinkedEntity.Branch branch -> branch.url();
      case LinkedEntity.Commit commit -> commit.url();
    };
  }

  private List<Coverage> coverages() {
    return listening.view(site, connection).coverages();
  }

  private List<UUID> swept() {
    return transactions.inSite(
        site.value(),
        () ->
            jdbc.sql("select coverage_id from ingestion.sweep where swept_at is not null")
                .query(UUID.class)
                .list());
  }

  @Test
  void itsRepositoriesAreFoundAtTheirNewPathsAtOnce() {
    var before = shown().stream().map(LinkedEntity::ref).toList();
    renameShop();

    lookUpSpaces();

    assertThat(coverages()).anyMatch(coverage -> coverage.path().endsWith("/default/Shop"));
    soon()
        .untilAsserted(() -> {
          assertThat(shown())
              .extracting(LinkedEntity::ref)
              .containsExactlyInAnyOrderElementsOf(before);
          assertThat(shown())
              .allSatisfy(entity ->
                  assertThat(url(entity)).contains("/default/Shop/").doesNotContain("Storefront"));
        });
    assertThat(repositories.repositories(site, connection, "web-shop", 0).repositories())
        .extracting(RepositoryDirectory.CoveredRepository::path)
        .containsExactly(shop.path());
    assertThat(repositories.departed(site, connection)).isEmpty();
    assertThat(listening.mirror.left(site)).isEmpty();
  }

  @Test
  void nothingElseIsReadAnew() {
    renameShop();

    lookUpSpaces();

    var moved =
        coverages().stream()
            .filter(coverage -> coverage.path().endsWith("/default/Shop"))
            .findFirst()
            .orElseThrow();
    soon().until(() -> !swept().isEmpty());
    assertThat(swept()).containsExactly(moved.id().value());
  }

  @Test
  void whatHappensThereGoesOnToBeShown() {
    renameShop();
    lookUpSpaces();
    soon().until(() -> !swept().isEmpty());

    open("ABC-2-more", "ABC-2 More");

    soon()
        .untilAsserted(() ->
            assertThat(shown())
                .filteredOn(entity -> entity.issueKeys().contains("ABC-2"))
                .hasSize(3)
                .allSatisfy(entity -> assertThat(url(entity)).contains("/default/Shop/")));
  }
}
