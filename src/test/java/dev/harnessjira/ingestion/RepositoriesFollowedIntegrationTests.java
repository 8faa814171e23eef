package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.RepositoryDirectory.ArrivedRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.CoveredRepository;
import dev.harnessjira.ingestion.RepositoryDirectory.DepartedRepository;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.moving.SettleRepositories;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookView;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Repositories are renamed, archived, moved to another site's scope, or go with their project. */
@IngestionTest
class RepositoriesFollowedIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final SiteId other = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);
  private final Repository shop = harness.repository("default/Storefront/web-shop");

  @Autowired private Listening listening;
  @Autowired private RepositoryDirectory directory;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private SettleRepositories settleRepositories;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void work() {
    open(shop, shop, "ABC-1-add", "ABC-1 Add");
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    listening.disconnectAll(other);
    harness.close();
  }

  private Missed missed() {
    return new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
  }

  private Principal developer() {
    return harness.developer().principal();
  }

  private void open(Repository target, Repository source, String branch, String title) {
    var draft = CommitDraft.of(title, FileChange.added(branch + ".txt"));
    harness.act(acts -> acts.branches().create(source, branch, developer(), draft));
    var opening = new Opening(target, target.defaultBranch, source, branch, title, "", false);
    harness.act(acts -> acts.pulls().open(opening, developer()));
  }

  private ConnectionId connect(SiteId where, ScopeType type, int coverages, String... paths) {
    var access = Listening.access(harness, Dialect.PLATFORM);
    var connection = listening.connected(where, access, type, paths);
    missed().awaitFollowed(where, coverages);
    missed().sweep(where, connection);
    return connection;
  }

  private ConnectionId connectShop() {
    var connection = connect(site, ScopeType.PROJECT, 1, "default/Storefront");
    soon().until(() -> in(site, shop).size() >= 3);
    return connection;
  }

  private List<LinkedEntity> in(SiteId where, Repository repository) {
    return listening.mirror.jira(where).stream()
        .filter(entity -> entity.ref().repository() == repository.id)
        .toList();
  }

  private static String url(LinkedEntity entity) {
    return switch (entity) {
      case LinkedEntity.PullRequest pull -> pull.url();
      case LinkedEntity.Branch branch -> branch.url();
      case LinkedEntity.Commit commit -> commit.url();
    };
  }

  private Space delete(Space space) {
    return harness.act(acts -> {
      harness.world().repositoriesIn(space, true).forEach(it -> it.deleted = true);
      harness.world().spaces.remove(space);
      return space;
    });
  }

  private CoveredRepository shown(ConnectionId connection) {
    return directory.repositories(site, connection, "web-shop", 0).repositories().getFirst();
  }

  @Test
  void linksFollowARename() {
    var connection = connectShop();
    harness.act(acts -> acts.repositories().rename(shop, "new-shop"));

    missed().sweep(site, connection);

    soon()
        .untilAsserted(() ->
            assertThat(in(site, shop))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(entity ->
                    assertThat(url(entity)).contains("new-shop").doesNotContain("web-shop")));
    assertThat(listening.mirror.left(site)).isEmpty();
  }

  @Test
  void oneThatIsArchivedStaysAndIsMarked() {
    var connection = connectShop();
    var held = in(site, shop).size();
    harness.act(acts -> shop.archived = true);

    missed().sweep(site, connection);

    assertThat(shown(connection).archived()).isTrue();
    assertThat(in(site, shop)).hasSize(held);
    assertThat(listening.mirror.left(site)).isEmpty();
    assertThat(listening.view(site, connection).webhooks())
        .extracting(WebhookView::state)
        .containsExactly(WebhookView.State.WORKING);
    harness.act(acts -> shop.archived = false);
    missed().sweep(site, connection);
    assertThat(shown(connection).archived()).isFalse();
  }

  @Test
  void oneThatMovesIntoTheScopeOfAnotherSiteLeavesOneAndArrivesInTheOther() {
    var here = connectShop();
    var there = connect(other, ScopeType.PROJECT, 1, "default/Payments");
    harness.act(
        acts -> acts.repositories().move(shop, harness.space("default/Payments"), "web-shop"));

    missed().sweep(site, here);
    missed().sweep(other, there);

    soon()
        .untilAsserted(() -> {
          assertThat(in(site, shop)).isEmpty();
          assertThat(in(other, shop)).anyMatch(LinkedEntity.PullRequest.class::isInstance);
        });
    assertThat(directory.departed(site, here))
        .extracting(DepartedRepository::movedTo)
        .containsExactly(shop.path());
    assertThat(directory.arrived(other, there))
        .extracting(ArrivedRepository::id)
        .containsExactly(shop.id);
  }

  @Test
  void pullRequestOfAForkThatLeftStays() {
    var connection = connect(site, ScopeType.PROJECT, 2, "default/Storefront", "default/Payments");
    var fork =
        harness.act(acts ->
            acts.repositories()
                .fork(shop, harness.space("default/Payments"), "shop-fork", developer()));
    open(shop, fork, "ABC-7-fork", "ABC-7 From a fork");
    soon().until(() -> in(site, fork).stream().anyMatch(LinkedEntity.Branch.class::isInstance));
    harness.act(acts -> acts.repositories().delete(fork));

    missed().sweep(site, connection);

    soon()
        .untilAsserted(() -> {
          assertThat(in(site, fork)).isEmpty();
          assertThat(in(site, shop))
              .anyMatch(entity ->
                  entity instanceof LinkedEntity.PullRequest
                      && entity.issueKeys().contains("ABC-7"));
          assertThat(missed().count(site, "pull_request where notice > read_notice")).isZero();
        });
  }

  @Test
  void whatIsShownOfADeletedProjectStays() {
    var connection = connectShop();
    var held = in(site, shop).size();
    var coverage = listening.view(site, connection).coverages().getFirst();
    delete(shop.space);
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql("insert into ingestion.doubted_repository values (?, ?, ?, now())")
                .params(site.value(), coverage.id().value(), shop.id)
                .update());

    missed().sweep(site, connection);
    Tenant.inSite(
        site.value(),
        () -> settleRepositories.settle(Place.of(coverage), Instant.now().plusSeconds(10)));

    assertThat(missed().count(site, "doubted_repository")).isZero();
    assertThat(listening.mirror.left(site)).isEmpty();
    assertThat(directory.departed(site, connection)).isEmpty();
    assertThat(in(site, shop)).hasSize(held);
  }

  @Test
  void projectThatComesAndGoesInsideAnAccountIsFollowed() {
    var connection = connect(site, ScopeType.ACCOUNT, 1);
    var space = harness.addSpace(harness.space("default"), "Temporary", "Temporary");
    var repository = harness.act(acts -> acts.repositories().create(space, "temp", developer()));
    open(repository, repository, "ABC-8-temp", "ABC-8 Temp");
    soon()
        .until(() ->
            in(site, repository).stream().anyMatch(LinkedEntity.PullRequest.class::isInstance));
    var path = repository.path();
    delete(space);

    missed().sweep(site, connection);

    soon().untilAsserted(() -> assertThat(in(site, repository)).isEmpty());
    assertThat(directory.departed(site, connection))
        .extracting(DepartedRepository::path)
        .containsExactly(path);
    assertThat(in(site, shop)).isNotEmpty();
  }
}
