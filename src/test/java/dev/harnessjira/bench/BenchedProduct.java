package dev.harnessjira.bench;

import dev.harnessjira.HarnessJiraApplication;
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
import dev.harnessjira.vault.VaultKeys;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The product in a process of its own, which can be killed, on a durable database. */
final class BenchedProduct implements AutoCloseable {

  private static final SiteId ACME = new SiteId(JiraSimulator.ACME);

  private final String database;
  private final HarnessSimulator harness;
  private final int port = ProductProcess.freePort();
  private final Map<String, String> settings;
  private final JdbcClient owner;
  private @Nullable ProductProcess process;
  private long most;

  BenchedProduct(String database, HarnessSimulator harness, JiraSimulator jira)
      throws GeneralSecurityException {
    this.database = database;
    this.harness = harness;
    this.settings =
        Map.ofEntries(
            Map.entry("harness-jira.sandbox", "true"),
            Map.entry("harness-jira.webhook-url", "http://127.0.0.1:" + port),
            Map.entry("harness-jira.atlassian.client-id", JiraSimulator.CLIENT_ID),
            Map.entry("harness-jira.atlassian.client-secret", JiraSimulator.CLIENT_SECRET),
            Map.entry("harness-jira.atlassian.authorization-url", jira.uri().toString()),
            Map.entry("harness-jira.atlassian.api-url", jira.uri().toString()),
            Map.entry("harness-jira.harness.allowed-hosts", "127.0.0.1"),
            Map.entry("harness-jira.harness.allowed-networks", "127.0.0.0/8"),
            Map.entry("harness-jira.harness.calls-per-minute", "100000000"),
            Map.entry("harness-jira.vault.keys", VaultKeys.create()));
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
    process = ProductProcess.start(port, new TestPostgres.Database(database, "bench"), variables());
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

  long mostMegabytes() {
    measure();
    return most;
  }

  private void measure() {
    most = Math.max(most, running().mostMegabytes());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    settings.forEach((name, value) ->
        variables.put(name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_'), value));
    return variables;
  }

  /** Ends the process and orders the second run from this one, where its end can be seen. */
  void backfillAgain(Instant until) {
    running().close();
    process = null;
    try (var product = here()) {
      var backfills = product.getBean(Backfills.class);
      for (var connection : product.getBean(ConnectionDirectory.class).connections(ACME)) {
        again(backfills, connection, until);
      }
    }
  }

  private ConfigurableApplicationContext here() {
    var product = new SpringApplication(HarnessJiraApplication.class);
    product.setBannerMode(Banner.Mode.OFF);
    product.addInitializers(context ->
        context.getBeanFactory().registerSingleton("withoutTests", new WithoutTestClasses()));
    var all = new HashMap<>(settings);
    all.put("server.port", Integer.toString(port));
    all.put("management.server.port", "-1");
    all.put("harness-jira.public-url", "http://localhost:" + port);
    all.put("harness-jira.allowed-sites", "*");
    all.put("spring.datasource.url", database);
    all.put("spring.datasource.username", TrialDatabase.APP);
    all.put("spring.datasource.password", TrialDatabase.PASSWORD);
    all.put("spring.flyway.user", TrialDatabase.OWNER);
    all.put("spring.flyway.password", TrialDatabase.PASSWORD);
    return product.run(
        all.entrySet().stream()
            .map(it -> "--" + it.getKey() + "=" + it.getValue())
            .toArray(String[]::new));
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
