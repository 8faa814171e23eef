package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More pull requests change in one millisecond than Harness lists on a page. */
@IngestionTest
class MomentsIntegrationTests {

  private static final int MANY = 105;

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness =
      HarnessSimulator.start(
          0, Dialect.PLATFORM, HarnessSimulator.Options.usual().at(new SteppingClock()));

  @Autowired private Listening listening;
  @Autowired private IngestionReport report;
  @Autowired private Backfills backfills;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private PullRequest open(int i) {
    var shop = harness.repository("default/Storefront/web-shop");
    var developer = harness.developer().principal();
    var draft = CommitDraft.of("Many", FileChange.added(i + ".txt"));
    harness.act(acts -> acts.branches().create(shop, "many-" + i, developer, draft));
    return harness.act(
        acts -> acts.pulls().open(Opening.within(shop, "many-" + i, "ABC-" + i), developer));
  }

  @Test
  void allOfThemAreFound() {
    var connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");
    var missed = new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
    missed.awaitFollowed(site, 1);
    harness.deliverySwitches().passage(Passage.LOST);
    openAtOnce();

    missed.look(site, connection);

    assertThat(report.status(site, connection).untold()).isEqualTo(MANY);
    assertAllAreThere();
  }

  @Test
  void aBackfillFindsAllOfThem() {
    openAtOnce();

    var connection =
        listening.connect(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");

    assertAllAreThere();
    soon().until(() -> backfills.status(site, connection).progress() == Progress.DONE);
    var there = harness.repository("default/Storefront/web-shop").pullRequests.size();
    assertThat(backfills.status(site, connection).pullRequests()).isEqualTo(there);
  }

  private void openAtOnce() {
    List<PullRequest> pulls = new ArrayList<>();
    for (var i = 1; i <= MANY; i++) {
      pulls.add(open(i));
    }
    synchronized (harness.world()) {
      var moment = pulls.getLast().updated;
      pulls.forEach(pull -> pull.updated = moment);
    }
  }

  private void assertAllAreThere() {
    soon()
        .untilAsserted(() ->
            assertThat(listening.mirror.jira(site, LinkedEntity.PullRequest.class))
                .filteredOn(pull -> pull.sourceBranch().startsWith("many-"))
                .hasSize(MANY));
  }
}
