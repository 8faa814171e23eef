package dev.harnessjira.ingestion;

import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.scope.ConnectScope;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Jira site that listens to a simulated Harness, and what it would hold by what it was told. */
final class Listening {

  private final ConnectScope connectScope;
  private final ConnectionAdministration administration;
  private final ConnectionDirectory directory;
  private final IngestionReport report;
  private final Transactions transactions;
  private final JdbcClient jdbc;
  final Mirror mirror;

  Listening(
      ConnectScope connectScope,
      ConnectionAdministration administration,
      ConnectionDirectory directory,
      IngestionReport report,
      Transactions transactions,
      JdbcClient jdbc,
      Mirror mirror) {
    this.connectScope = connectScope;
    this.administration = administration;
    this.directory = directory;
    this.report = report;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.mirror = mirror;
  }

  static SiteId newSite() {
    return new SiteId("site-" + UUID.randomUUID());
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  static HarnessAccess access(HarnessSimulator harness, Dialect dialect) {
    return new HarnessAccess(
        harness.uri(),
        dev.harnessjira.harness.Dialect.valueOf(dialect.name()),
        harness.account().identifier,
        harness.serviceAccount().token());
  }

  /** Connects; webhooks and the first read follow by durable work. */
  ConnectionId connect(SiteId site, HarnessAccess access, ScopeType type, String... paths) {
    var targets =
        Stream.of(paths).map(path -> new Target(access.account() + "/" + path, path)).toList();
    var draft =
        new ConnectionDraft(
            access,
            "Acme",
            new Owner("Jira connector", true, null),
            List.of(ScopeType.values()),
            "",
            "",
            type,
            targets);
    if (connectScope.connect(site, draft)
        instanceof ConnectScope.Outcome.Connected(var connection)) {
      return connection;
    }
    throw new AssertionError("The scope is taken");
  }

  /** Connects and waits until Harness is listened to and what is open was read. */
  ConnectionId connected(SiteId site, HarnessAccess access, ScopeType type, String... paths) {
    var connection = connect(site, access, type, paths);
    soon().until(() -> firstRead(site, connection).progress() == Progress.DONE);
    return connection;
  }

  IngestionStatus.FirstRead firstRead(SiteId site, ConnectionId connection) {
    return report.status(site, connection).firstRead();
  }

  ConnectionView view(SiteId site, ConnectionId connection) {
    return directory.connection(site, connection).orElseThrow();
  }

  /** The only one of the site. */
  ConnectionId connection(SiteId site) {
    return directory.connections(site).getFirst().id();
  }

  void replaceToken(SiteId site, ConnectionId connection, HarnessAccess access) {
    administration.replaceToken(site, connection, access, new Owner("Jira connector", true, null));
  }

  /** Rows of the site in the tables that end with a coverage. */
  long rows(SiteId site) {
    return transactions.inSite(
        site.value(),
        () ->
            jdbc.sql(
                    """
                    select (select count(*) from ingestion.repository)
                      + (select count(*) from ingestion.pull_request)
                      + (select count(*) from ingestion.containment)
                      + (select count(*) from ingestion.branch)
                      + (select count(*) from ingestion.commit)
                      + (select count(*) from ingestion.backfill)
                      + (select count(*) from ingestion.backfill_repository)
                    """)
                .query(Long.class)
                .single());
  }

  void disconnectAll(SiteId site) {
    directory.connections(site).forEach(view -> administration.disconnect(site, view.id()));
  }

  /** Updates nothing but what an announcement names, as publishing does. */
  static final class Mirror {

    private final Development development;
    private final Map<SiteId, Map<Object, LinkedEntity>> sites = new ConcurrentHashMap<>();
    final List<DevelopmentChanged> told = new CopyOnWriteArrayList<>();
    private final List<RepositoriesLeft> left = new CopyOnWriteArrayList<>();

    Mirror(Development development) {
      this.development = development;
    }

    private record Key(Object coverage, EntityRef ref) {}

    @EventListener
    void on(DevelopmentChanged changed) {
      told.add(changed);
      var held = sites.computeIfAbsent(changed.site(), any -> new ConcurrentHashMap<>());
      var linked = development.linked(changed.site(), changed.coverage(), changed.entities());
      var removed = new HashSet<>(changed.entities());
      for (var entity : linked) {
        removed.remove(entity.ref());
        held.put(new Key(changed.coverage(), entity.ref()), entity);
      }
      removed.forEach(ref -> held.remove(new Key(changed.coverage(), ref)));
    }

    @EventListener
    void on(RepositoriesLeft gone) {
      left.add(gone);
      sites
          .getOrDefault(gone.site(), Map.of())
          .keySet()
          .removeIf(key ->
              key instanceof Key(var coverage, var ref)
                  && coverage.equals(gone.coverage())
                  && gone.repositories().contains(ref.repository()));
    }

    List<RepositoriesLeft> left(SiteId site) {
      return left.stream().filter(gone -> gone.site().equals(site)).toList();
    }

    List<LinkedEntity> jira(SiteId site) {
      return List.copyOf(sites.getOrDefault(site, Map.of()).values());
    }

    <T extends LinkedEntity> List<T> jira(SiteId site, Class<T> kind) {
      return jira(site).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<DevelopmentChanged> told(SiteId site) {
      return told.stream().filter(changed -> changed.site().equals(site)).toList();
    }
  }

  /** A port, and that webhooks lead to it. */
  static final class Address
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var port = freePort();
      TestPropertyValues.of(
              "server.port=" + port,
              "harness-jira.public-url=http://localhost:" + port,
              "harness-jira.webhook-url=http://127.0.0.1:" + port,
              "harness-jira.contact=ops@example.com",
              "harness-jira.harness.calls-per-minute=100000")
          .applyTo(context);
    }

    private static int freePort() {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The beans of these tests. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    Mirror mirror(Development development) {
      return new Mirror(development);
    }

    @Bean
    Listening listening(
        ConnectScope connectScope,
        ConnectionAdministration administration,
        ConnectionDirectory directory,
        IngestionReport report,
        Transactions transactions,
        JdbcClient jdbc,
        Mirror mirror) {
      return new Listening(
          connectScope, administration, directory, report, transactions, jdbc, mirror);
    }
  }
}
