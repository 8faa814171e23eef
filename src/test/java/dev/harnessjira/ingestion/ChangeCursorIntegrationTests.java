package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the change cursor finds in a simulated Harness whose deliveries are lost. */
@IngestionTest
class ChangeCursorIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private FollowChanges followChanges;
  @Autowired private IngestionReport report;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;
  private ConnectionId connection = ConnectionId.random();

  @BeforeEach
  void connect() {
    connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");
    // The look that follows the first read.
    soon().until(() -> rests() > 0);
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private long rests() {
    return transactions.inSite(
        site.value(),
        () ->
            jdbc.sql("select count(*) from ingestion.change_cursor where next_at > now()")
                .query(Long.class)
                .single());
  }

  /** Looks now instead of in some minutes. */
  private void look() {
    transactions.runInSite(
        site.value(),
        () -> jdbc.sql("update ingestion.change_cursor set next_at = now()").update());
    var coverage = listening.view(site, connection).coverages().getFirst();
    Tenant.inSite(
        site.value(),
        () -> followChanges.follow(Place.of(coverage), Instant.now().plusSeconds(10)));
  }

  private Repository webShop() {
    return harness.repository("default/Storefront/web-shop");
  }

  private Principal developer() {
    return harness.developer().principal();
  }

  private PullRequest open(String branch, String title, String... messages) {
    var commits =
        List.of(messages).stream()
            .map(message -> CommitDraft.of(message, FileChange.added(message + ".txt")))
            .toArray(CommitDraft[]::new);
    harness.act(acts -> acts.branches().create(webShop(), branch, developer(), commits));
    return harness.act(
        acts -> acts.pulls().open(Opening.within(webShop(), branch, title), developer()));
  }

  private <T extends LinkedEntity> List<T> keyed(Class<T> kind, String key) {
    return listening.mirror.jira(site, kind).stream()
        .filter(entity -> entity.issueKeys().contains(key))
        .toList();
  }

  private LinkedEntity.PullRequest pull(String key) {
    return keyed(LinkedEntity.PullRequest.class, key).getFirst();
  }

  private long lists() {
    return harness.faults().calls().stream()
        .filter(call -> call.path().contains("edited_gt"))
        .count();
  }

  @Test
  void whatNoWebhookToldIsFoundInOneLook() {
    var reviewed = open("one", "ABC-1 One", "One");
    var drafted = open("two", "ABC-2 Two", "Two");
    var rolledBack = open("three", "ABC-3 Three", "First", "Second");
    var edited = open("four", "ABC-4 Four", "Four");
    soon()
        .untilAsserted(() -> {
          assertThat(keyed(LinkedEntity.Commit.class, "ABC-3")).hasSize(2);
          assertThat(keyed(LinkedEntity.PullRequest.class, "ABC-4")).hasSize(1);
        });
    harness.awaitQuiet();
    soon().until(() -> report.status(site, connection).waiting() == 0);
    harness.deliverySwitches().passage(Passage.LOST);
    var reviewer = harness.reviewer().principal();
    var parent =
        harness.world().history.find(rolledBack.sourceSha).orElseThrow().parents().getFirst();

    harness.act(acts -> acts.reviews().request(reviewed, reviewer, developer()));
    harness.act(acts -> acts.pulls().draft(drafted, true, developer()));
    harness.act(acts -> acts.branches().rollBack(webShop(), "three", parent, developer()));
    harness.act(acts -> acts.pulls().edit(edited, "ABC-40 Forty", "", developer()));
    look();

    soon()
        .untilAsserted(() -> {
          assertThat(pull("ABC-1").reviewers())
              .extracting(row -> row.person().name(), LinkedEntity.Reviewer::decision)
              .containsExactly(tuple("Reviewer", Decision.PENDING));
          assertThat(pull("ABC-2").state()).isEqualTo(State.DRAFT);
          assertThat(keyed(LinkedEntity.Commit.class, "ABC-3")).hasSize(1);
          assertThat(keyed(LinkedEntity.Branch.class, "ABC-3"))
              .singleElement()
              .satisfies(branch -> assertThat(branch.head().ref().sha()).isEqualTo(parent));
          assertThat(pull("ABC-40").title()).isEqualTo("ABC-40 Forty");
          assertThat(keyed(LinkedEntity.PullRequest.class, "ABC-4")).isEmpty();
        });
    var told = listening.mirror.told(site).size();
    var lists = lists();
    look();
    assertThat(lists() - lists).isEqualTo(1);
    assertThat(report.status(site, connection).untold()).isEqualTo(4);
    assertThat(listening.mirror.told(site)).hasSize(told);
  }

  @Test
  void moreThanAPageOfChangesIsFound() {
    harness.deliverySwitches().passage(Passage.LOST);
    for (var i = 0; i < 105; i++) {
      open("many-" + i, "Many " + i, "Change " + i);
    }
    var lists = lists();

    look();

    assertThat(lists() - lists).isEqualTo(2);
    assertThat(report.status(site, connection).untold()).isEqualTo(105);
  }
}
