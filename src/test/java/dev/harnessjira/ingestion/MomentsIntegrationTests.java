package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.FollowChanges;
import dev.harnessjira.ingestion.application.SweepCoverage;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More pull requests change in one millisecond than Harness lists on a page. */
@IngestionTest
class MomentsIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness =
      HarnessSimulator.start(
          0, Dialect.PLATFORM, HarnessSimulator.Options.usual().at(new Stepping()));

  @Autowired private Listening listening;
  @Autowired private IngestionReport report;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  /** Never the same millisecond twice. */
  private static final class Stepping extends Clock {

    private final AtomicLong last = new AtomicLong();

    @Override
    public Instant instant() {
      var now = System.currentTimeMillis();
      return Instant.ofEpochMilli(last.updateAndGet(before -> Math.max(before + 1, now)));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

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
    List<PullRequest> pulls = new ArrayList<>();
    for (var i = 1; i <= 105; i++) {
      pulls.add(open(i));
    }
    synchronized (harness.world()) {
      var moment = pulls.getLast().updated;
      pulls.forEach(pull -> pull.updated = moment);
    }

    missed.look(site, connection);

    assertThat(report.status(site, connection).untold()).isEqualTo(105);
    soon()
        .untilAsserted(() ->
            assertThat(listening.mirror.jira(site, LinkedEntity.PullRequest.class))
                .filteredOn(pull -> pull.sourceBranch().startsWith("many-"))
                .hasSize(105));
  }
}
