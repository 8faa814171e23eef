package dev.harnessjira.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.support.AtHome;
import dev.harnessjira.support.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class ScheduledWorkIntegrationTests {

  private static final WorkOwner OWNER = new WorkOwner("site-1", "key/with/slashes");

  private final SimpleDriverDataSource dataSource = dataSource();
  private final DueRows rows = new DueRows(JdbcClient.create(dataSource));
  private final TransactionTemplate transactions =
      new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  private final Probe probe = new Probe();
  private final ScheduledWork work = scheduledWork(probe);

  @BeforeEach
  void start() {
    work.start();
  }

  @AfterEach
  void stop() {
    work.stop();
  }

  @Test
  void dueWorkRunsOnceAfterCommit() {
    transactions.executeWithoutResult(status -> work.due("probe", OWNER, Instant.now()));

    await().untilAsserted(() -> assertThat(probe.runs).containsExactly(OWNER));
    await().untilAsserted(() -> assertThat(rows.find("probe", OWNER)).isEmpty());
  }

  @Test
  void rolledBackWorkNeverRuns() {
    transactions.executeWithoutResult(status -> {
      work.due("probe", OWNER, Instant.now());
      status.setRollbackOnly();
    });

    assertThat(rows.find("probe", OWNER)).isEmpty();
    await().during(Duration.ofMillis(300)).untilAsserted(() -> assertThat(probe.runs).isEmpty());
  }

  @Test
  void workAddedDuringARunRunsAgain() throws InterruptedException {
    probe.hold = new CountDownLatch(1);
    transactions.executeWithoutResult(status -> work.due("probe", OWNER, Instant.now()));
    await().untilAsserted(() -> assertThat(probe.runs).hasSize(1));

    transactions.executeWithoutResult(status -> work.due("probe", OWNER, Instant.now()));
    probe.hold.countDown();

    await().untilAsserted(() -> assertThat(probe.runs).hasSize(2));
    await().untilAsserted(() -> assertThat(rows.find("probe", OWNER)).isEmpty());
  }

  @Test
  void failedWorkIsTriedAgain() {
    probe.failures = 1;

    transactions.executeWithoutResult(status -> work.due("probe", OWNER, Instant.now()));

    await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(probe.runs).hasSize(2));
  }

  @Test
  void workMadeDueOnAnotherConnectionRunsOnceWoken() throws Exception {
    var now = Instant.now();
    try (var connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      work.due(connection, "probe", List.of(OWNER), now);
      assertThat(rows.find("probe", OWNER)).isEmpty();
      connection.commit();
    }

    work.wake("probe", OWNER, now);

    await().untilAsserted(() -> assertThat(probe.runs).containsExactly(OWNER));
  }

  @Test
  void dueRowsWithoutExecutionAreFoundAsleep() {
    transactions.executeWithoutResult(
        status -> rows.add("probe", OWNER, Instant.now().minusSeconds(60)));

    var asleep = rows.asleep("work.scheduled_fold", List.of("probe"), Instant.now(), 10);

    assertThat(asleep).extracting(DueRows.DueOwner::owner).containsExactly(OWNER);
  }

  // The first looks after a start, or after an outage, cannot tell the dead from the silent.
  @Test
  void workOfAnInstanceThatDiedGoesOnAfterMoreLooks() {
    work.stop();
    JdbcClient.create(dataSource)
        .sql(
            """
            with due as (insert into work.due (task, site, key, due_at)
              values ('probe', 'site-1', 'key/with/slashes', now()))
            insert into work.scheduled_fold (task_name, task_instance, execution_time, picked,
              picked_by, last_heartbeat, version)
            values ('probe', 'site-1/key/with/slashes', now(), true, 'died',
              now() - interval '1 minute', 1)
            """)
        .update();

    work.start();

    await().during(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(probe.runs).isEmpty());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(probe.runs).containsExactly(OWNER));
  }

  private ScheduledWork scheduledWork(WorkHandler handler) {
    var beans = new StaticListableBeanFactory();
    beans.addBean("probe", handler);
    return new ScheduledWork(
        rows,
        dataSource,
        new WorkSettings("test", 4, Duration.ofMillis(200), Duration.ofSeconds(5)),
        beans.getBeanProvider(WorkHandler.class),
        Clock.systemUTC(),
        new AtHome());
  }

  private static SimpleDriverDataSource dataSource() {
    var database = TestPostgres.createDatabase();
    for (var folder : List.of("__root", "work")) {
      Flyway.configure()
          .dataSource(database.url(), TestPostgres.OWNER, TestPostgres.PASSWORD)
          .locations("classpath:db/migration/" + folder)
          .table("history_" + folder)
          .defaultSchema("flyway")
          .placeholders(java.util.Map.of("app", TestPostgres.APP))
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
    return new SimpleDriverDataSource(
        new org.postgresql.Driver(), database.url(), TestPostgres.APP, TestPostgres.PASSWORD);
  }

  /** Work that notes its runs, can be held and can fail. */
  private static class Probe implements WorkHandler {

    final List<WorkOwner> runs = new CopyOnWriteArrayList<>();
    volatile @Nullable CountDownLatch hold;
    volatile int failures;

    @Override
    public String task() {
      return "probe";
    }

    @Override
    public Lane lane() {
      return Lane.FOLD;
    }

    @Override
    public @Nullable Instant run(WorkOwner owner, Instant until) {
      runs.add(owner);
      waitForRelease();
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("on purpose");
      }
      return null;
    }

    private void waitForRelease() {
      var latch = hold;
      if (latch != null) {
        try {
          assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
