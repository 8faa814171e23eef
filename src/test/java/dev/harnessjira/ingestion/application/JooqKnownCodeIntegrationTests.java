package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates.Standing;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Expected;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.backfill.Walk;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.leaving.Forgetting;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@ActiveProfiles("test")
@Import(TestDatabase.class)
class JooqKnownCodeIntegrationTests extends KnownCodeContract {

  @Autowired private Repositories repositories;
  @Autowired private PullRequests pullRequests;
  @Autowired private Branches branches;
  @Autowired private Commits commits;
  @Autowired private Snapshots snapshots;
  @Autowired private Staleness staleness;
  @Autowired private Reannouncements reannouncements;
  @Autowired private BackfillStates backfills;
  @Autowired private ChangeCursors cursors;
  @Autowired private Pauses pauses;
  @Autowired private Forgetting forgetting;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  @Override
  Ports ports() {
    return new Ports(
        repositories, pullRequests, branches, commits, snapshots, staleness, reannouncements);
  }

  @Override
  void inSite(Runnable work) {
    transactions.runInSite(place.site().value(), work);
  }

  @Test
  void anotherSiteSeesNothing() {
    inSite(this::fill);

    for (var table : tables()) {
      assertThat(transactions.inSite("another", () -> rows(table))).as(table).isZero();
      assertThat(transactions.inSite(place.site().value(), () -> rows(table)))
          .as(table)
          .isPositive();
    }
  }

  @Test
  void nobodyWritesForAnotherSite() {
    assertThatThrownBy(() -> transactions.runInSite("another", this::fill))
        .rootCause()
        .hasMessageContaining("row-level security");
  }

  @Autowired private Departures departures;
  @Autowired private SweptCode swept;
  @Autowired private Sweeps sweeps;
  @Autowired private Recoveries recoveries;

  private void fill() {
    pauses.lock(place);
    departures.left(place, new Departures.Departure(8, "a/c", "x/c", NOW));
    departures.arrived(place, 9, NOW);
    departures.doubt(place, 9, NOW);
    var repository = new KnownRepository(1, "a/b", "b", "main", "u", true);
    swept.listed(place, new HarnessLists.ListedRepository(repository, 1, 5, true), NOW);
    swept.seen(place, List.of(full(place, 1).ref()));
    sweeps.save(place, Sweeps.Sweep.idle(NOW));
    recoveries.save(place, new Recoveries.Recovery(5, NOW, 1, 2));
    backfills.save(place, ConnectionId.random(), Backfill.beginning(1, NOW, NOW));
    backfills.save(place, RepositoryBackfill.alone(1, 1, "a/b", NOW));
    cursors.begin(place, ChangeCursor.beginningAt(7));
    reannouncements.begin(place, 1, NOW);
    repositories.save(place, new KnownRepository(1, "a/b", "b", "main", "u", true), NOW);
    pullRequests.save(place, full(place, 1));
    pullRequests.contains(place, full(place, 1).ref(), List.of(SHA, OTHER));
    pullRequests.land(place, full(place, 1).ref(), List.of(SHA));
    branches.save(place, branch("a", SHA));
    commits.save(place, 1, List.of(commit(SHA, 20, true)));
  }

  /** Those that this contract fills; a table without row-level security would be seen here. */
  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name::text from information_schema.tables
            where table_schema = 'ingestion' and table_name not like 'delivery%'
              and table_name <> 'presence'
            """)
        .query(String.class)
        .list();
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from ingestion." + table).query(Long.class).single();
  }

  @Test
  void forgettingLeavesNothingAndNamesWhatOthersLose() {
    var other = place.at(CoverageId.random());
    inSite(() -> {
      fill();
      var pull = full(other, 8);
      pullRequests.save(place, pull);
      pullRequests.contains(place, pull.ref(), List.of(SHA));
      branches.save(other, branch("stays", SHA));
    });
    List<Forgetting.Batch> batches = new ArrayList<>();

    do {
      inSite(() -> batches.add(forgetting.forget(place, 1)));
    } while (batches.getLast().more());

    assertThat(batches).hasSizeGreaterThan(2);
    assertThat(batches.stream().flatMap(batch -> batch.affected().entrySet().stream()))
        .singleElement()
        .satisfies(affected -> {
          assertThat(affected.getKey()).isEqualTo(other.coverage());
          assertThat(affected.getValue())
              .containsExactlyInAnyOrder(
                  new EntityRef.Branch(2, "feature/ü #1%20"), new EntityRef.Commit(2, SHA));
        });
    inSite(() -> {
      for (var table : tables()) {
        assertThat(rows(table)).as(table).isEqualTo(table.equals("branch") ? 1 : 0);
      }
    });
  }

  @Test
  void backfillsComeBackAsTheyWere() {
    var connection = ConnectionId.random();
    inSite(() -> {
      var begun = Backfill.beginning(1, NOW, NOW.minusSeconds(9));
      backfills.save(place, connection, begun);
      assertThat(backfills.find(place)).contains(begun);

      var held =
          begun
              .onPage(0)
              .from(99)
              .open(new Walk(77L, true))
              .achieved(new Tally(1, 2, 3, 4, 5, 6), NOW.plusSeconds(1))
              .failed("down");
      backfills.save(place, held);
      assertThat(backfills.find(place)).contains(held);

      backfills.save(place, connection, begun);
      assertThat(backfills.find(place)).contains(begun);
    });
  }

  @Test
  void repositoriesAreBackfilledTheLastPushedFirst() {
    var connection = ConnectionId.random();
    inSite(() -> {
      backfills.save(place, connection, Backfill.beginning(2, NOW, NOW));
      var old = listed(1, 1, NOW.minusSeconds(5));
      var quiet = listed(2, 2, NOW.minusSeconds(9));
      var active = listed(3, 2, NOW.minusSeconds(1));
      var done = listed(4, 2, NOW).at(Stage.DONE, 1, null);
      var failed = listed(5, 2, NOW).failed(Reason.NO_ANSWER, "502", NOW);
      List.of(old, quiet, active, done, failed).forEach(one -> backfills.save(place, one));
      backfills.forgetListedBefore(place, 2);

      assertThat(backfills.repository(place, 1)).isEmpty();
      assertThat(backfills.repository(place, 5)).contains(failed);
      assertThat(backfills.next(place, NOW)).contains(active);
      backfills.save(place, active.at(Stage.DONE, 1, null));
      assertThat(backfills.next(place, NOW)).contains(quiet);
      var retry = NOW.plus(Duration.ofMinutes(15));
      assertThat(backfills.nextRetry(place)).isEqualTo(retry);
      assertThat(backfills.next(place, retry)).contains(failed);
      assertThat(backfills.failed(place.site(), connection))
          .containsExactly(
              new FailedRepository(place.coverage(), 5, "p/5", Reason.NO_ANSWER, "502", NOW));
      assertThat(backfills.standings(place.site(), Set.of(connection)).get(connection))
          .containsExactly(new Standing(Backfill.beginning(2, NOW, NOW), 4, 2, 1, 4, 8));
      assertThat(backfills.standings(place.site(), Set.of(ConnectionId.random()))).isEmpty();
    });
  }

  private static RepositoryBackfill listed(long id, int run, Instant active) {
    return RepositoryBackfill.listed(id, run, "p/" + id, active, new Expected(1, 2));
  }

  @Test
  void changeCursorsComeBackAsTheyWere() {
    var watch = new ChangeCursor.Watch(NOW, NOW, NOW, "403");
    var walking =
        new ChangeCursor(7, 9, new ChangeCursor.Walk(20, 15, true, 4), 2, 3, NOW, 4, watch);
    inSite(() -> {
      cursors.begin(place, ChangeCursor.beginningAt(7));
      assertThat(cursors.find(place)).contains(ChangeCursor.beginningAt(7));

      cursors.save(place, walking);
      cursors.begin(place, ChangeCursor.beginningAt(8));

      assertThat(cursors.find(place)).contains(walking);
      assertThat(cursors.untold(place.site(), Set.of(place.coverage()))).isEqualTo(4);
      assertThat(cursors.untold(place.site(), Set.of(CoverageId.random()))).isZero();
      assertThat(cursors.untold(place.site(), Set.of())).isZero();
    });
  }

  @Test
  void pausesBeginAndEnd() {
    inSite(() -> {
      pauses.lock(place);
      pauses.lock(place);
      assertThat(pauses.find(place)).isEmpty();

      pauses.save(place, new Pause(3, NOW));
      assertThat(pauses.find(place)).contains(new Pause(3, NOW));

      pauses.end(place);
      assertThat(pauses.find(place)).isEmpty();
    });
  }

  @Test
  void manyEntitiesAreFoundAtOnce() {
    inSite(() -> {
      for (var i = 1; i <= 300; i++) {
        pullRequests.save(place, bare(place, i));
      }
    });
    Set<EntityRef> refs = new HashSet<>();
    for (var i = 1; i <= 300; i++) {
      refs.add(new EntityRef.PullRequest(1, i));
      refs.add(new EntityRef.Branch(1, "b" + i));
      refs.add(new EntityRef.Commit(1, "%040x".formatted(i)));
    }

    assertThat(snapshots.around(place, refs).pullRequests()).hasSize(300);
    assertThat(snapshots.around(place, Set.of()).pullRequests()).isEmpty();
  }
}
