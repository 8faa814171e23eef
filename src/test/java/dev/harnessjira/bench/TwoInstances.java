package dev.harnessjira.bench;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.support.FrontDoor;
import dev.harnessjira.support.ProductProcess;
import dev.harnessjira.tenancy.AtlassianSandbox;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Two instances of the product on one durable database, behind one address for webhooks, with Jira
 * sites that each have a Harness project.
 */
final class TwoInstances implements AutoCloseable {

  private static final Duration FIRST_READS = Duration.ofMinutes(3);

  final HarnessSimulator harness = HarnessSimulator.start(0, Dialect.PLATFORM);
  final AtlassianSandbox atlassian = new AtlassianSandbox(Clock.systemUTC());
  final CrashingDatabase database;
  final List<Instance> instances = List.of(new Instance("one"), new Instance("two"));
  final List<ConnectedSite> sites;
  private final FrontDoor door = new FrontDoor(instances.stream().map(it -> it.port).toList());
  private final ProductSettings settings;

  TwoInstances(Path folder, int sites, long seed) {
    database = new CrashingDatabase(folder);
    // A call may be slow for longer than the database is gone.
    settings =
        ProductSettings.between(harness, jira(), door.uri())
            .with("harness-jira.http.read-timeout", "60s")
            .with("harness-jira.http.deadline", "60s");
    this.sites = connect(sites, seed);
  }

  /** Through the product's own ports, while it runs in this process; then both instances start. */
  private List<ConnectedSite> connect(int count, long seed) {
    try (var product = settings.run(database.url(), ProductProcess.freePort())) {
      var starting = beside(() -> startAll(instances));
      var connecting = new ConnectSites(product, harness, atlassian);
      var connected = connecting.connect(count, seed);
      Polling.closely("the first reads", Instant.now().plus(FIRST_READS), this::isQuiet);
      starting.join();
      return connected;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  JiraSimulator jira() {
    return atlassian.jira();
  }

  /** Whether nothing is to be read or told, except deletions that are only repeated later. */
  boolean isQuiet() {
    return count(
            """
            select (select count(*) from work.due
                where due_at < now() + interval '20 s'
                  and task in ('fold-coverage', 'backfill-coverage', 'recover-deliveries'))
              + (select count(*) from publishing.mark)
              + (select count(*) from publishing.entity
                where action = 'PUT' or action = 'DELETE' and not_before is null)
            """)
        == 0;
  }

  /** How much work should have been done so long ago. */
  int overdue(Duration ago) {
    return count(
        """
        select count(*) from work.due
        where due_at < now() - make_interval(secs => %d)
          and task in ('fold-coverage', 'publish-site', 'backfill-coverage', 'recover-deliveries')
        """
            .formatted(ago.toSeconds()));
  }

  private int count(String sql) {
    return database.everything().sql(sql).query(Integer.class).single();
  }

  /** What Jira shows otherwise than Harness has it. */
  List<String> differences() {
    return sites.stream().flatMap(site -> site.differences().stream()).toList();
  }

  /** Whether nothing is on its way and Jira shows what Harness has. */
  boolean isRight() {
    return isQuiet() && sites.stream().allMatch(site -> site.differences().isEmpty());
  }

  /** Whether no work is held by an instance that is dead. */
  boolean isNobodyMissed() {
    return count(
            """
            select count(*) from (
              select last_heartbeat from work.scheduled_publish where picked
              union all select last_heartbeat from work.scheduled_fold where picked) held
            where last_heartbeat < now() - interval '8 s'
            """)
        == 0;
  }

  /** Returns when nothing is on its way and Jira shows what Harness has. */
  void awaitRight(Duration patience) {
    try {
      var limit = Instant.now().plus(patience);
      Polling.until("Jira to show what Harness has", limit, this::isRight);
    } catch (IllegalStateException e) {
      var differences = differences();
      throw new IllegalStateException(
          "%s: %d differences, such as %s\n%s"
              .formatted(
                  e.getMessage(),
                  differences.size(),
                  differences.stream().limit(5).toList(),
                  SoakedDeliveries.of(this, Duration.ZERO, patience)),
          e);
    }
  }

  void start(Instance instance) {
    instance.start(database.url(), settings);
  }

  /** At once; returns when all are ready. */
  void startAll(List<Instance> some) {
    var starts = some.stream().map(it -> beside(() -> start(it))).toList();
    starts.forEach(CompletableFuture::join);
  }

  /** Runs it on a thread of its own. */
  static CompletableFuture<Void> beside(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    database.close();
    door.close();
    harness.close();
    atlassian.close();
  }
}
