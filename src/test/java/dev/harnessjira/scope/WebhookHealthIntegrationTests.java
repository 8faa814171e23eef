package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.WebhookView.State;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to a webhook in Harness after it was registered. */
@ScopeModuleTest
class WebhookHealthIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.OPEN_SOURCE);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;
  @Autowired private WebhookRegistrations registrations;

  private ConnectionId connection = ConnectionId.random();

  /** What a person may do to it. */
  enum Deed {
    ADDRESS(webhook -> webhook.url = "https://elsewhere.example.com"),
    TRIGGERS(webhook -> webhook.triggers = List.of("pullreq_created")),
    INSECURE(webhook -> webhook.insecure = true),
    SECRET(webhook -> webhook.secret = ""),
    IDENTIFIER(webhook -> webhook.identifier = "renamed");

    private final Consumer<Webhook> deed;

    Deed(Consumer<Webhook> deed) {
      this.deed = deed;
    }
  }

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
  void healthyWebhookIsLookedAtEveryHourAndLeftAlone() {
    var version = only().version;

    var next = check();

    assertThat(view().state()).isEqualTo(State.WORKING);
    assertThat(view().repair()).isNull();
    assertThat(only().version).isEqualTo(version);
    assertThat(next)
        .isBetween(
            workbench.clock.instant().plus(Duration.ofMinutes(50)),
            workbench.clock.instant().plus(Duration.ofMinutes(66)));
  }

  @Test
  void vanishedWebhookIsCreatedAgain() {
    var before = only();
    harness.act(acts -> harness.world().webhooks.remove(before));

    check();

    assertThat(only().url).isEqualTo(before.url);
    assertThat(only().secret).isEqualTo(before.secret);
    assertThat(only().enabled).isTrue();
    assertThat(view().state()).isEqualTo(State.WORKING);
    assertThat(view().repair())
        .isNotNull()
        .satisfies(repair -> assertThat(repair.what()).contains("deleted in Harness"));
  }

  @ParameterizedTest
  @EnumSource(Deed.class)
  void whatDiffersIsPutRight(Deed deed) {
    var before = webhook(only());
    change(deed.deed);

    check();

    assertThat(webhook(only())).isEqualTo(before);
    assertThat(view().repair()).isNotNull();
    assertThat(view().state()).isEqualTo(State.WORKING);
  }

  private static List<Object> webhook(Webhook it) {
    return List.of(
        it.id, it.identifier, it.url, it.secret, it.insecure, Set.copyOf(it.triggers), it.enabled);
  }

  @Test
  void renamedWebhookIsRemovedAtTheEnd() {
    change(webhook -> webhook.identifier = "renamed");

    administration.disconnect(site, connection);
    workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString());

    assertThat(Workbench.webhooks(harness)).isEmpty();
  }

  @Test
  void triggersThatAnOlderServerTakesAreNoDifference() {
    harness.apiSwitches().unknownTriggers(Set.of("pullreq_target_branch_changed"));
    change(webhook -> webhook.triggers = List.of());
    check();
    var version = only().version;
    workbench.clock.advance(Duration.ofHours(2));

    check();

    assertThat(only().triggers).hasSize(10);
    assertThat(only().version).isEqualTo(version);
  }

  @Test
  void disabledWebhookIsLeftUntilSomebodySwitchesItOn() {
    change(webhook -> {
      webhook.enabled = false;
      webhook.insecure = true;
    });

    check();
    workbench.clock.advance(Duration.ofHours(2));
    check();

    assertThat(only().enabled).isFalse();
    assertThat(only().insecure).isFalse();
    assertThat(view().state()).isEqualTo(State.SWITCHED_OFF);
    assertThat(view().reason()).contains("switch it on here");

    assertThat(administration.switchOn(site, connection, view().coverage()))
        .isInstanceOf(Change.Changed.class);
    assertThat(view().state()).isIn(State.REGISTERING, State.WORKING);
    check();

    assertThat(only().enabled).isTrue();
    assertThat(view().state()).isEqualTo(State.WORKING);
    assertThat(view().reason()).isNull();
  }

  @Test
  void webhookThatAPersonSwitchedOnAgainWorks() {
    change(webhook -> webhook.enabled = false);
    check();
    change(webhook -> webhook.enabled = true);
    workbench.clock.advance(Duration.ofHours(2));

    check();

    assertThat(view().state()).isEqualTo(State.WORKING);
  }

  @Test
  void unknownCoverageCannotBeSwitchedOn() {
    assertThat(administration.switchOn(site, connection, CoverageId.random()))
        .isInstanceOf(Change.NotFound.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whicheverCallFailsItEndsAsItShould(int n) {
    change(webhook -> webhook.insecure = true);
    missed(3);
    harness.faults().failNth(n, new Kind.CutAfter());

    for (var round = 0; round < 4; round++) {
      check();
      workbench.clock.advance(Duration.ofMinutes(10));
    }

    // The scheduler checks, too, and may be between removing and creating at this moment.
    await()
        .untilAsserted(() -> {
          assertThat(only().enabled).isTrue();
          assertThat(only().insecure).isFalse();
          assertThat(view().state()).isEqualTo(State.SILENT);
          assertThat(view().reason()).contains("created again on");
        });
  }

  @Test
  void silentWebhookIsCreatedAnewOnceADay() {
    var first = only().id;
    missed(3);

    check();

    var second = only().id;
    assertThat(second).isGreaterThan(first);
    assertThat(view().state()).isEqualTo(State.SILENT);
    assertThat(view().reason()).contains("more than 100 webhooks");
    workbench.clock.advance(Duration.ofHours(2));
    missed(3);
    check();
    assertThat(only().id).isEqualTo(second);
    assertThat(view().state()).isEqualTo(State.SILENT);
    workbench.clock.advance(Duration.ofHours(23));
    missed(3);
    check();
    assertThat(only().id).isGreaterThan(second);
  }

  @Test
  void deliveryEndsTheSilence() {
    missed(3);
    check();

    // A check that the scheduler began before may note the silence once more, until the next one.
    await()
        .untilAsserted(() -> {
          reached();
          assertThat(view().state()).isEqualTo(State.WORKING);
          assertThat(view().reason()).isNull();
        });
  }

  @Test
  void deliveryBetweenTwoLooksIsNoSilence() {
    var first = only().id;
    missed(2);
    reached();
    missed(2);

    check();

    assertThat(only().id).isEqualTo(first);
    assertThat(view().state()).isEqualTo(State.WORKING);
  }

  private void missed(int looks) {
    var coverage = view().coverage();
    for (var look = 0; look < looks; look++) {
      workbench.clock.advance(Duration.ofSeconds(20));
      workbench.inSite(
          site, () -> registrations.missed(site, coverage, 1, workbench.clock.instant()));
    }
  }

  private void reached() {
    workbench.clock.advance(Duration.ofSeconds(20));
    var id = only().url.substring(only().url.lastIndexOf('/') + 1);
    registrations.reached(registrations.find(id).orElseThrow(), workbench.clock.instant());
  }

  private Webhook only() {
    var webhooks = Workbench.webhooks(harness);
    assertThat(webhooks).hasSize(1);
    return webhooks.getFirst();
  }

  private void change(Consumer<Webhook> deed) {
    synchronized (harness.world()) {
      deed.accept(only());
    }
  }

  private WebhookView view() {
    return workbench.webhook(site, connection);
  }

  private @Nullable Instant check() {
    return workbench.run("check-webhooks", site, connection.toString());
  }
}
