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

  /** Whether nothing is due, except what is due much later. */
  boolean isQuiet() {
    return overdue(Duration.ofSeconds(-20)) == 0;
  }

  /** How much work should have been done so long ago. */
  int overdue(Duration ago) {
    return database
        .everything()
        .sql(
            """
            select count(*) from work.due
            where due_at < now() - make_interval(secs => ?)
              and task in ('fold-coverage', 'publish-site', 'backfill-coverage', 'recover-deliveries')
            """)
        .param((double) ago.toSeconds())
        .query(Integer.class)
        .single();
  }

  /** What Jira shows otherwise than Harness has it. */
  List<String> differences() {
    return sites.stream().flatMap(site -> site.differences().stream()).toList();
  }

  /** Whether nothing is on its way and Jira shows what Harness has. */
  boolean isRight() {
    return isQuiet() && sites.stream().allMatch(site -> site.differences().isEmpty());
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
