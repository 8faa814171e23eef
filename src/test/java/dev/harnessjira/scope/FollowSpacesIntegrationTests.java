package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Space;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to covered projects in Harness. */
@ScopeModuleTest
class FollowSpacesIntegrationTests {

  private static final ConnectionOptions WITHOUT = ConnectionOptions.usual().withoutWebhooks();
  private static final String SHOP = "default/Storefront";

  private final SiteId site = Workbench.newSite();
  private final SiteId other = Workbench.newSite();
  private final List<HarnessSimulator> running = new ArrayList<>();

  @Autowired private Workbench workbench;
  @Autowired private ConnectScope connectScope;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    workbench.disconnectAll(other);
    running.forEach(HarnessSimulator::close);
  }

  @Test
  void nameOfAProjectIsFollowed() {
    var harness = start(Dialect.PLATFORM);
    var connection = connect(harness, Dialect.PLATFORM);
    look(connection);
    change(harness, space -> space.name = "Shop");

    night(connection);

    assertThat(coverage(connection).name()).isEqualTo("Shop");
    assertThat(coverage(connection).path()).endsWith("/" + SHOP);
    assertThat(missing(connection)).isEmpty();
  }

  @Test
  void everyProjectHasItsHourOfTheNight() {
    var harness = start(Dialect.PLATFORM);
    var connection = connect(harness, Dialect.PLATFORM);

    var next = Objects.requireNonNull(look(connection));

    assertThat(next.atOffset(ZoneOffset.UTC).toLocalTime())
        .isBetween(LocalTime.of(1, 0), LocalTime.of(5, 0));
    assertThat(next).isBefore(workbench.clock.instant().plus(Duration.ofDays(1)));
  }

  @Test
  void projectWithANewPathIsFollowed() {
    var harness = start(Dialect.OPEN_SOURCE);
    var connection = connect(harness, Dialect.OPEN_SOURCE);
    look(connection);
    assertThat(coverage(connection).name()).isEqualTo("Name of " + SHOP);
    change(harness, space -> space.identifier = "Shop");

    night(connection);

    var moved = coverage(connection);
    assertThat(moved.path()).endsWith("/default/Shop");
    assertThat(moved.name()).isEqualTo("Shop");
    assertThat(workbench.events.of(CoverageMoved.class, connection))
        .containsExactly(new CoverageMoved(site, connection, moved.id(), moved.path()));
    assertThat(claim(harness, "default/Shop")).isInstanceOf(ConnectScope.Outcome.Taken.class);
    assertThat(claim(harness, SHOP)).isInstanceOf(ConnectScope.Outcome.Connected.class);
  }

  @Test
  void pathOfAnotherConnectionIsNotTaken() {
    var harness = start(Dialect.OPEN_SOURCE);
    var connection = connect(harness, Dialect.OPEN_SOURCE);
    look(connection);
    assertThat(claim(harness, "default/Shop")).isInstanceOf(ConnectScope.Outcome.Connected.class);
    change(harness, space -> space.identifier = "Shop");

    night(connection);

    assertThat(coverage(connection).path()).endsWith("/" + SHOP);
    assertThat(missing(connection).values())
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).contains("another connection covers"));
    assertThat(claim(harness, SHOP)).isInstanceOf(ConnectScope.Outcome.Taken.class);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void deletedProjectIsMarkedUntilItIsBack(Dialect dialect) {
    var harness = start(dialect);
    var connection = connect(harness, dialect);
    look(connection);
    var shop = harness.space(SHOP);
    change(harness, space -> harness.world().spaces.remove(space));

    night(connection);
    var first = missing(connection).values().iterator().next();
    night(connection);

    assertThat(missing(connection).values())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.since()).isEqualTo(first.since());
          assertThat(it.reason()).contains("no longer has project");
        });
    synchronized (harness.world()) {
      harness.world().spaces.add(shop);
    }
    night(connection);
    assertThat(missing(connection)).isEmpty();
  }

  @Test
  void projectThatNeverUsedCodeIsNotMissing() {
    var harness = start(Dialect.PLATFORM);
    harness.addSpace(harness.space("default"), "Empty", "Empty");
    harness.apiSwitches().emptySpacesUnknown(true);
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    var draft = Workbench.draft(access, ScopeType.PROJECT, "default/Empty");
    var connection = workbench.connect(site, draft.with(WITHOUT));

    look(connection);

    assertThat(missing(connection)).isEmpty();
    assertThat(coverage(connection).name()).isEqualTo("Empty");
  }

  @Test
  void webhookThatVanishedWithItsProjectHasItLookedUp() {
    var harness = start(Dialect.OPEN_SOURCE);
    var access = Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());
    var connection = workbench.connected(site, Workbench.draft(access, ScopeType.PROJECT, SHOP));
    look(connection);
    change(harness, space -> harness.world().spaces.remove(space));

    workbench.run("check-webhooks", site, connection.toString());
    look(connection);

    assertThat(missing(connection)).hasSize(1);
  }

  static Stream<Arguments> failures() {
    return Stream.of(Dialect.values())
        .flatMap(dialect ->
            IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(n ->
                    Stream.of(
                            new Kind.Status(500, null),
                            new Kind.Status(403, null),
                            new Kind.CutBefore(),
                            new Kind.Garbage())
                        .map(kind -> Arguments.of(dialect, n, kind))));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failedLookIsRepeatedAndMarksNothing(Dialect dialect, int n, Kind kind) {
    var harness = start(dialect);
    var connection = connect(harness, dialect);
    harness.faults().failNth(n, kind);

    for (var look = 0; look < 3; look++) {
      look(connection);
      assertThat(missing(connection)).isEmpty();
      workbench.clock.advance(Duration.ofMinutes(15));
    }
    change(harness, space -> harness.world().spaces.remove(space));
    night(connection);
    night(connection);

    assertThat(missing(connection)).hasSize(1);
  }

  private HarnessSimulator start(Dialect dialect) {
    var harness = Simulated.harness(dialect);
    running.add(harness);
    return harness;
  }

  private ConnectionId connect(HarnessSimulator harness, Dialect dialect) {
    var access = Workbench.access(harness, dialect, harness.serviceAccount());
    var draft = Workbench.draft(access, ScopeType.PROJECT, SHOP);
    return workbench.connect(site, draft.with(WITHOUT));
  }

  private ConnectScope.Outcome claim(HarnessSimulator harness, String path) {
    var access = Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());
    return connectScope.connect(
        other, Workbench.draft(access, ScopeType.PROJECT, path).with(WITHOUT));
  }

  private static void change(HarnessSimulator harness, Consumer<Space> change) {
    synchronized (harness.world()) {
      change.accept(harness.space(SHOP));
    }
  }

  private @Nullable Instant look(ConnectionId connection) {
    return workbench.run("follow-spaces", site, connection.toString());
  }

  private void night(ConnectionId connection) {
    workbench.clock.advance(Duration.ofDays(1));
    look(connection);
  }

  private Coverage coverage(ConnectionId connection) {
    return workbench.view(site, connection).coverages().getFirst();
  }

  private Map<CoverageId, ConnectionView.Missing> missing(ConnectionId connection) {
    return workbench.view(site, connection).missing();
  }
}
