package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever remote call fails, and however, what is there in the end is the same. */
@ScopeModuleTest
class FaultsIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final List<HarnessSimulator> running = new ArrayList<>();

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    running.forEach(HarnessSimulator::close);
  }

  static Stream<Arguments> faults() {
    List<Kind> kinds =
        List.of(
            new Kind.Status(500, null),
            new Kind.Status(429, 1),
            new Kind.Status(403, null),
            new Kind.CutBefore(),
            new Kind.CutAfter(),
            new Kind.Slow(Duration.ofMillis(1200)),
            new Kind.Garbage());
    return kinds.stream()
        .flatMap(kind -> IntStream.rangeClosed(1, 4).mapToObj(n -> Arguments.of(kind, n)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void connectingEndsTheSameWay(Kind kind, int n) {
    var harness = start();
    harness.faults().failNth(n, kind);
    var access = Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());
    var draft =
        Workbench.draft(access, ScopeType.PROJECT, "default/Storefront", "default/Payments");

    var connection = workbench.connect(site, draft);
    goOnUntil(connection, () -> workbench.view(site, connection).state() == State.ACTIVE);

    assertThat(Workbench.webhooks(harness)).hasSize(2).allMatch(webhook -> webhook.enabled);
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).hasSize(1);
    assertThat(announced(connection))
        .containsExactlyInAnyOrderElementsOf(
            workbench.view(site, connection).coverages().stream().map(Coverage::id).toList());
  }

  /** The coverages that events named as registered, as often as they did. */
  private List<CoverageId> announced(ConnectionId connection) {
    List<CoverageId> named = new ArrayList<>();
    workbench
        .events
        .of(ConnectionEstablished.class, connection)
        .forEach(event -> named.addAll(event.coverages()));
    workbench
        .events
        .of(ProjectsAdded.class, connection)
        .forEach(event -> named.addAll(event.coverages()));
    return named;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void disconnectingEndsTheSameWay(Kind kind, int n) {
    var harness = start();
    var access = Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());
    var draft =
        Workbench.draft(access, ScopeType.PROJECT, "default/Storefront", "default/Payments");
    var connection = workbench.connected(site, draft);
    harness.faults().failNth(n, kind);

    administration.disconnect(site, connection);
    goOnUntil(connection, () -> workbench.ended(site).removed());

    assertThat(Workbench.webhooks(harness)).isEmpty();
    assertThat(workbench.ended(site).remains()).isEmpty();
    assertThat(workbench.events.of(ConnectionEnded.class, connection)).hasSize(1);
  }

  private HarnessSimulator start() {
    var harness = Simulated.harness(Dialect.OPEN_SOURCE);
    running.add(harness);
    return harness;
  }

  /** Time passes, and durable work runs when it is due. */
  private void goOnUntil(ConnectionId connection, Callable<Boolean> there) {
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(150))
        .until(() -> {
          workbench.clock.advance(Duration.ofMinutes(1));
          workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString());
          return there.call();
        });
  }
}
