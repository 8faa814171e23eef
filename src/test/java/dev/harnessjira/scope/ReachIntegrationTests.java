package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.scope.ConnectionView.Reach;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class ReachIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.OPEN_SOURCE);

  @Autowired private Workbench workbench;
  @Autowired private WebhookRegistrations registrations;

  private ConnectionId connection = ConnectionId.random();

  @BeforeEach
  void connect() {
    var access = Workbench.access(harness, Dialect.OPEN_SOURCE, harness.serviceAccount());
    connection = workbench.connected(site, Workbench.draft(access, ScopeType.ACCOUNT));
  }

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void nothingIsSaidBeforeHarnessTried() {
    assertThat(checkReach()).isNotNull();

    assertThat(reach()).isEqualTo(new Reach(null, null));
  }

  @Test
  void errorOfHarnessIsKeptUntilItReachesUs() {
    push(Passage.BLOCKED);

    checkReach();

    assertThat(reach().last()).isNull();
    assertThat(reach().harnessError()).contains("connection refused");
    registrations.reached(registration(), NOON);
    assertThat(reach()).isEqualTo(new Reach(NOON, null));
    assertThat(checkReach()).isNull();
    assertThat(reach().harnessError()).isNull();
  }

  @Test
  void askingIsMoreAndMoreSeldom() {
    var first = checkReach();
    workbench.clock.advance(Duration.ofHours(1));
    var later = checkReach();
    workbench.clock.advance(Duration.ofDays(30));
    var last = checkReach();

    assertThat(wait(first, Duration.ZERO)).isBetween(29L, 31L);
    assertThat(wait(later, Duration.ofHours(1))).isBetween(1700L, 1900L);
    assertThat(wait(last, Duration.ofHours(1).plusDays(30))).isBetween(3590L, 3601L);
  }

  private static long wait(@Nullable Instant next, Duration ahead) {
    return next == null ? -1 : Duration.between(Instant.now().plus(ahead), next).toSeconds();
  }

  @Test
  void burstIsNotedOnceInAFewSeconds() {
    var registration = registration();

    registrations.reached(registration, NOON);
    registrations.reached(registration, NOON.plusSeconds(4));
    assertThat(reach().last()).isEqualTo(NOON);

    registrations.reached(registration, NOON.plusSeconds(5));
    assertThat(reach().last()).isEqualTo(NOON.plusSeconds(5));

    registrations.reached(registration, NOON.minusSeconds(60));
    assertThat(reach().last()).isEqualTo(NOON.plusSeconds(5));
  }

  @Test
  void unknownRegistrationIsNotFound() {
    assertThat(registrations.find("nobody")).isEmpty();
  }

  private void push(Passage passage) {
    harness.deliverySwitches().passage(passage);
    var repository = harness.repository("default/Storefront/web-shop");
    var developer = harness.developer().principal();
    harness.act(acts ->
        acts.branches()
            .create(
                repository,
                "DEMO-9-reach",
                developer,
                CommitDraft.of("DEMO-9 Reach", FileChange.added("reach.txt"))));
    harness.awaitQuiet();
  }

  private Registration registration() {
    var identifier = Workbench.webhooks(harness).getFirst().identifier;
    return registrations.find(identifier.substring("jira_".length())).orElseThrow();
  }

  private Reach reach() {
    return workbench.view(site, connection).reach();
  }

  private @Nullable Instant checkReach() {
    return workbench.run("check-reach", site, connection.toString());
  }
}
