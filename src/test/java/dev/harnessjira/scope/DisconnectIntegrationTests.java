package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectScope.Outcome;
import dev.harnessjira.tenancy.SiteDisconnected;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;

@ScopeModuleTest
class DisconnectIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final SiteId other = Workbench.newSite();
  private HarnessSimulator harness = Simulated.harness(Dialect.OPEN_SOURCE);
  private final HarnessAccess access =
      Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());

  @Autowired private Workbench workbench;
  @Autowired private ConnectScope connectScope;
  @Autowired private ConnectionAdministration administration;
  @Autowired private ConnectionDirectory directory;
  @Autowired private Coverages coverages;
  @Autowired private WebhookRegistrations registrations;
  @Autowired private HarnessTokens tokens;
  @Autowired private Transactions transactions;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    workbench.disconnectAll(other);
    harness.close();
  }

  @Test
  void everythingEndsAtOnceAndTheWebhookIsRemoved() {
    var connection = workbench.connected(site, account());
    var coverage = workbench.view(site, connection).coverages().getFirst().id();
    var registration = registration();

    administration.disconnect(site, connection);

    assertThat(directory.connection(site, connection)).isEmpty();
    assertThat(registrations.find(registration)).isEmpty();
    assertThat(hold(coverage)).isFalse();
    assertThat(coverages.find(site, coverage)).isPresent();
    assertThat(tokens.token(site, connection)).isInstanceOf(HarnessTokens.Token.Lost.class);
    assertThat(workbench.events.of(ConnectionEnded.class, connection))
        .containsExactly(new ConnectionEnded(site, connection, Set.of(coverage)));
    await().untilAsserted(() -> assertThat(workbench.ended(site).removed()).isTrue());
    assertThat(Workbench.webhooks(harness)).isEmpty();
    assertThat(secretsLeft()).isZero();
  }

  @Test
  void anotherSiteMayConnectAtOnce() {
    var connection = workbench.connect(site, account());
    assertThat(connectScope.connect(other, account())).isInstanceOf(Outcome.Taken.class);

    administration.disconnect(site, connection);

    assertThat(connectScope.connect(other, account())).isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void harnessMayBeDeadForAWhile() {
    var connection = workbench.connected(site, account());
    var port = harness.uri().getPort();
    harness.close();

    administration.disconnect(site, connection);

    await().untilAsserted(() -> assertThat(workbench.ended(site).remains()).hasSize(1));
    assertThat(workbench.ended(site).removed()).isFalse();
    harness = Simulated.harness(Dialect.OPEN_SOURCE, port);
    workbench.clock.advance(Duration.ofHours(7));
    keepWebhooks(connection);
    assertThat(workbench.ended(site).removed()).isTrue();
    assertThat(secretsLeft()).isZero();
  }

  @Test
  void harnessMayBeDeadForGood() {
    var connection = workbench.connected(site, account());
    var registration = registration();
    harness.close();
    administration.disconnect(site, connection);
    await().untilAsserted(() -> assertThat(workbench.ended(site).remains()).hasSize(1));

    workbench.clock.advance(Duration.ofDays(29));
    assertThat(keepWebhooks(connection)).isNotNull();
    assertThat(secretsLeft()).isEqualTo(1);
    workbench.clock.advance(Duration.ofHours(23).plusMinutes(59));

    assertThat(workbench.ended(site).remains())
        .singleElement()
        .asString()
        .contains("jira_" + registration, "account Acme", "127.0.0.1", "by hand", "delete it");
    workbench.clock.advance(Duration.ofMinutes(2));
    assertThat(keepWebhooks(connection)).isNull();
    assertThat(secretsLeft()).isZero();
  }

  @Test
  void endDuringARegistrationLeavesNothing() {
    harness
        .faults()
        .fail(request -> request.method().equals("POST"), new Kind.Slow(Duration.ofMillis(500)), 1);
    var connection = workbench.connect(site, account());
    await().until(() -> !harness.faults().active());

    administration.disconnect(site, connection);

    await().untilAsserted(() -> assertThat(workbench.ended(site).removed()).isTrue());
    assertThat(harness.faults().calls())
        .as("it was registered after the end")
        .anyMatch(call -> call.method().equals("POST") && call.status() == 201);
    assertThat(Workbench.webhooks(harness)).isEmpty();
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).isEmpty();
  }

  @Test
  void registrationNotedAfterAllIsDoneIsListed() {
    var connection = workbench.connected(site, account());
    administration.disconnect(site, connection);
    await().untilAsserted(() -> assertThat(secretsLeft()).isZero());
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql(
                    """
                    update scope.webhook set removed_at = null, failure = 'Late.', next_at = now()
                    where site_id = ?
                    """)
                .param(site.value())
                .update());

    assertThat(keepWebhooks(connection)).as("there is no token to try with").isNull();
    assertThat(workbench.ended(site).removed()).isFalse();
    assertThat(workbench.ended(site).remains()).hasSize(1);
  }

  @Test
  void holdersAreWaitedFor() throws Exception {
    var connection = workbench.connected(site, account());
    var coverage = workbench.view(site, connection).coverages().getFirst().id();
    var held = new CountDownLatch(1);
    var finish = new CountDownLatch(1);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var holder =
          threads.submit(() ->
              transactions.inSite(
                  site.value(),
                  () -> {
                    var got = coverages.hold(site, coverage).isPresent();
                    held.countDown();
                    waitFor(finish);
                    return got;
                  }));
      waitFor(held);
      var end = threads.submit(() -> administration.disconnect(site, connection));
      assertThatThrownBy(() -> end.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      var late = threads.submit(() -> hold(coverage));
      finish.countDown();

      assertThat(holder.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(end.get(10, TimeUnit.SECONDS))
          .isInstanceOf(ConnectionAdministration.Change.Changed.class);
      late.get(10, TimeUnit.SECONDS);
    }
    assertThat(hold(coverage)).isFalse();
  }

  @Test
  void holdingNeedsATransaction() {
    assertThatThrownBy(() -> coverages.hold(site, CoverageId.random()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void endOfTheSiteEndsItsConnections() {
    var project = workbench.connected(site, project("default/Storefront"));
    var organization =
        workbench.connected(site, Workbench.draft(access, ScopeType.ORGANIZATION, "platform"));
    var theirs = workbench.connected(other, project("default/Payments"));

    transactions.runInSite(site.value(), () -> events.publishEvent(new SiteDisconnected(site)));

    assertThat(directory.connections(site)).isEmpty();
    assertThat(directory.connections(other)).extracting(ConnectionView::id).containsExactly(theirs);
    assertThat(workbench.events.of(ConnectionEnded.class, project)).hasSize(1);
    assertThat(workbench.events.of(ConnectionEnded.class, organization)).hasSize(1);
    await().untilAsserted(() -> assertThat(Workbench.webhooks(harness)).hasSize(1));
    assertThat(directory.ended(site))
        .extracting(EndedConnection::name)
        .containsExactlyInAnyOrder(
            "Name of default/Storefront in Acme", "Name of platform in Acme");
  }

  @Test
  void endedConnectionIsNotFoundAgain() {
    var connection = workbench.connect(site, account());
    administration.disconnect(site, connection);

    assertThat(administration.disconnect(site, connection))
        .isInstanceOf(ConnectionAdministration.Change.NotFound.class);
  }

  private ConnectionDraft account() {
    return Workbench.draft(access, ScopeType.ACCOUNT);
  }

  private ConnectionDraft project(String path) {
    return Workbench.draft(access, ScopeType.PROJECT, path);
  }

  private String registration() {
    return Workbench.webhooks(harness).getFirst().identifier.substring("jira_".length());
  }

  private boolean hold(CoverageId coverage) {
    return transactions.inSite(site.value(), () -> coverages.hold(site, coverage).isPresent());
  }

  private @Nullable Instant keepWebhooks(ConnectionId connection) {
    return workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString());
  }

  private long secretsLeft() {
    return transactions.inSite(
        site.value(),
        () ->
            jdbc.sql(
                    """
                    select (select count(*) from scope.harness_token
                            where site_id = ? and sealed is not null)
                      + (select count(*) from scope.webhook
                         where site_id = ? and secret is not null)
                    """)
                .params(site.value(), site.value())
                .query(Long.class)
                .single());
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
