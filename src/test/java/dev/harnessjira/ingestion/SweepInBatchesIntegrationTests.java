package dev.harnessjira.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More that is known as open, and that Harness lists no more, than a sweep marks at once. */
@IngestionTest
class SweepInBatchesIntegrationTests {

  private static final int GONE = 1_101;
  private static final String MARKED_ONCE =
      "pull_request where number > 10000 and notice = 2 and read_notice = 1";

  private final SiteId site = Listening.newSite();
  private final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);

  @Autowired private Listening listening;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
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
    missed().awaitFollowed(site, 1);
    // So that what is to be read anew stays so.
    harness
        .faults()
        .failAll(request -> request.path().contains("/pullreq/"), new Kind.Status(503, null));
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private Missed missed() {
    return new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
  }

  /** As the one that there is, with other numbers, read an hour ago. */
  private void know(int others) {
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql(
                    """
                    insert into ingestion.pull_request
                    select other.*
                    from ingestion.pull_request known
                    cross join generate_series(1, ?) as nth
                    cross join lateral jsonb_populate_record(known, jsonb_build_object(
                      'number', 10000 + nth, 'title', 'Gone', 'source_branch', 'gone',
                      'home_branch', 'gone', 'notice', 1, 'read_notice', 1,
                      'announced_notice', 1, 'noticed_at', now() - interval '1 hour')) as other
                    """)
                .param(others)
                .update());
  }

  private long repaired() {
    return transactions.inSite(
        site.value(),
        () -> jdbc.sql("select repaired from ingestion.sweep").query(Long.class).single());
  }

  @Test
  void allAreMarkedInOneSweepEachOnce() {
    know(GONE);

    missed().sweep(site, connection);

    assertThat(missed().count(site, MARKED_ONCE)).isEqualTo(GONE);
    assertThat(missed().count(site, "pull_request where notice > 2")).isZero();
    assertThat(repaired()).isEqualTo(GONE);
    assertThat(missed().count(site, "sweep where phase = 'IDLE' and swept_at is not null"))
        .isEqualTo(1);
    assertThat(missed().count(site, "swept_pull_request")).isZero();
  }

  @Test
  void whatIsStillToBeReadIsNotMarkedAgain() {
    know(GONE);
    missed().sweep(site, connection);

    missed().sweep(site, connection);

    assertThat(missed().count(site, MARKED_ONCE)).isEqualTo(GONE);
    assertThat(repaired()).isEqualTo(GONE);
  }
}
