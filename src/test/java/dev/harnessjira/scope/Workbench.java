package dev.harnessjira.scope;

import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Tenant;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.WorkHandler;
import dev.harnessjira.work.WorkOwner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;

/** What the tests of scope have at hand: sites, drafts, a clock to move, durable work, events. */
final class Workbench {

  static final String KEEP_WEBHOOKS = "keep-webhooks";

  private final List<WorkHandler> handlers;
  private final ConnectScope connectScope;
  private final ConnectionAdministration administration;
  private final ConnectionDirectory directory;
  private final Transactions transactions;
  final Events events;
  final MovableClock clock;

  Workbench(
      List<WorkHandler> handlers,
      ConnectScope connectScope,
      ConnectionAdministration administration,
      ConnectionDirectory directory,
      Transactions transactions,
      Events events,
      MovableClock clock) {
    this.transactions = transactions;
    this.handlers = handlers;
    this.connectScope = connectScope;
    this.administration = administration;
    this.directory = directory;
    this.events = events;
    this.clock = clock;
  }

  static SiteId newSite() {
    return new SiteId("site-" + UUID.randomUUID());
  }

  static HarnessAccess access(HarnessSimulator harness, Dialect dialect, Person person) {
    return new HarnessAccess(harness.uri(), dialect, harness.account().identifier, person.token());
  }

  static ConnectionDraft draft(HarnessAccess access, ScopeType type, String... paths) {
    var targets =
        Stream.of(paths)
            .map(path -> new Target(access.account() + "/" + path, "Name of " + path))
            .toList();
    var owner = new Owner("Jira connector", true, null);
    return new ConnectionDraft(
        access, "Acme", owner, List.of(ScopeType.values()), "", "", type, targets);
  }

  ConnectionId connect(SiteId site, ConnectionDraft draft) {
    if (connectScope.connect(site, draft)
        instanceof ConnectScope.Outcome.Connected(var connection)) {
      return connection;
    }
    throw new AssertionError("The scope is taken");
  }

  /** Connects and waits until the webhooks are registered. */
  ConnectionId connected(SiteId site, ConnectionDraft draft) {
    var connection = connect(site, draft);
    await().until(() -> view(site, connection).state() == ConnectionView.State.ACTIVE);
    return connection;
  }

  ConnectionView view(SiteId site, ConnectionId connection) {
    return directory.connection(site, connection).orElseThrow();
  }

  EndedConnection ended(SiteId site) {
    return directory.ended(site).getFirst();
  }

  /** Runs durable work of a kind once, as the scheduler would. */
  @Nullable Instant run(String task, SiteId site, String key) {
    var handler = handlers.stream().filter(it -> it.task().equals(task)).findFirst().orElseThrow();
    var owner = new WorkOwner(site.value(), key);
    return Tenant.inSite(site.value(), () -> handler.run(owner, clock.instant().plusSeconds(10)));
  }

  void inSite(SiteId site, Runnable work) {
    transactions.runInSite(site.value(), work);
  }

  /** Frees what a site claimed, so that the next test may connect the same account. */
  void disconnectAll(SiteId site) {
    directory.connections(site).forEach(view -> administration.disconnect(site, view.id()));
    clock.reset();
  }

  WebhookView webhook(SiteId site, ConnectionId connection) {
    return view(site, connection).webhooks().getFirst();
  }

  static List<Webhook> webhooks(HarnessSimulator harness) {
    synchronized (harness.world()) {
      return List.copyOf(harness.world().webhooks);
    }
  }

  /** The events of scope that were published. */
  static final class Events {

    private final List<Object> all = new CopyOnWriteArrayList<>();

    @EventListener({
      ConnectionEstablished.class,
      ProjectsAdded.class,
      ProjectsRemoved.class,
      ConnectionEnded.class,
      ConnectionPaused.class,
      ConnectionResumed.class,
      ConnectionOptionsChanged.class,
      CoverageMoved.class,
      HarnessAccessLost.class,
      HarnessAccessRestored.class
    })
    void on(Object event) {
      all.add(event);
    }

    <T> List<T> of(Class<T> type, ConnectionId connection) {
      return all.stream()
          .filter(type::isInstance)
          .filter(event -> event.toString().contains(connection.toString()))
          .map(type::cast)
          .toList();
    }
  }

  /** The system's clock, moved ahead. */
  static final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration by) {
      ahead = ahead.plus(by);
    }

    void reset() {
      ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
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

  /** The beans of the workbench. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Beans {

    @Bean
    @Primary
    MovableClock movableClock() {
      return new MovableClock();
    }

    @Bean
    Events recordedEvents() {
      return new Events();
    }

    @Bean
    Workbench workbench(
        List<WorkHandler> handlers,
        ConnectScope connectScope,
        ConnectionAdministration administration,
        ConnectionDirectory directory,
        Transactions transactions,
        Events events,
        MovableClock clock) {
      return new Workbench(
          handlers, connectScope, administration, directory, transactions, events, clock);
    }
  }
}
