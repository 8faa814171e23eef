package dev.harnessjira.bench;

import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.support.FormBrowser;
import dev.harnessjira.support.ProductProcess;
import dev.harnessjira.support.TestPostgres;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product in a process of its own, which can be killed, on a durable database. */
final class BenchedProduct implements AutoCloseable {

  private static final SiteId ACME = new SiteId(JiraSimulator.ACME);

  private final String database;
  private final HarnessSimulator harness;
  private final int port = ProductProcess.freePort();
  private final ProductSettings settings;
  private final JdbcClient owner;
  private @Nullable ProductProcess process;
  private long most;

  BenchedProduct(String database, HarnessSimulator harness, JiraSimulator jira) {
    this.database = database;
    this.harness = harness;
    this.settings = ProductSettings.between(harness, jira, URI.create("http://127.0.0.1:" + port));
    this.owner =
        JdbcClient.create(
            new DriverManagerDataSource(database, TrialDatabase.OWNER, TrialDatabase.PASSWORD));
  }

  String durability() {
    return "fsync "
        + show("fsync")
        + ", synchronous_commit "
        + show("synchronous_commit")
        + ", full_page_writes "
        + show("full_page_writes");
  }

  private String show(String setting) {
    return owner.sql("show " + setting).query(String.class).single();
  }

  void start() {
    start(List.of("-XX:TieredStopAtLevel=1", "-Xmx512m"));
  }

  /** With these options of the JVM. */
  void start(List<String> options) {
    var name = new TestPostgres.Database(database, "bench");
    process = ProductProcess.start(port, name, settings.variables(), options);
  }

  void kill() {
    measure();
    running().kill();
  }

  /** Connects the account as an administrator does, by the pages. */
  void connect() {
    var browser = new FormBrowser();
    var uri = running().uri();
    browser.open(uri).follow("Connect Jira").press("Accept");
    browser
        .open(uri.resolve("/connect/harness"))
        .press(
            "Check and continue",
            Map.of(
                "address", harness.uri().toString(),
                "token", harness.serviceAccount().token()))
        .press("Next", Map.of("type", "ACCOUNT"))
        .press("Connect");
  }

  /** Whether nobody has anything of a first read to do or to publish. */
  boolean isQuiet() {
    return owner
            .sql(
                """
                select count(*) from work.due
                where task in ('backfill-coverage', 'fold-coverage', 'publish-site')
                  and due_at < now() + interval '1 minute'
                """)
            .query(Integer.class)
            .single()
        == 0;
  }

  /** Whether every delivery has been understood. */
  boolean isFolded() {
    return owner
            .sql("select count(*) from work.due where task = 'fold-coverage' and due_at < now()")
            .query(Integer.class)
            .single()
        == 0;
  }

  /** What its process used so far. */
  Duration cpu() {
    return running().cpu();
  }

  long mostMegabytes() {
    measure();
    return most;
  }

  private void measure() {
    most = Math.max(most, running().mostMegabytes());
  }

  /** Ends the process and orders the second run from this one, where its end can be seen. */
  void backfillAgain(Instant until) {
    running().close();
    process = null;
    try (var product = settings.run(database, port)) {
      var backfills = product.getBean(Backfills.class);
      for (var connection : product.getBean(ConnectionDirectory.class).connections(ACME)) {
        again(backfills, connection, until);
      }
    }
  }

  private void again(Backfills backfills, ConnectionView connection, Instant until) {
    var began = backfills.status(ACME, connection.id()).began();
    backfills.start(ACME, connection.id());
    Polling.until(
        "the second run to end",
        until,
        () -> {
          var status = backfills.status(ACME, connection.id());
          return !Objects.equals(began, status.began())
              && status.progress() == Progress.DONE
              && isQuiet();
        });
  }

  private ProductProcess running() {
    if (process == null) {
      throw new IllegalStateException("The product does not run");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
