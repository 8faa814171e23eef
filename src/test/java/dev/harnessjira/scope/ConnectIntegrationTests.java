package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person.Rights;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class ConnectIntegrationTests {

  private final SiteId site = Workbench.newSite();

  @Autowired private Workbench workbench;
  @Autowired private WebhookRegistrations registrations;
  @Autowired private HarnessTokens tokens;

  private HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @AfterEach
  void disconnect() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void webhookIsRegisteredAsItShouldBe(Dialect dialect) {
    var access = start(dialect);

    var connection =
        workbench.connected(site, Workbench.draft(access, ScopeType.PROJECT, "default/Storefront"));

    var webhook = onlyWebhook();
    var registration = webhook.identifier.substring("jira_".length());
    assertThat(webhook.parent).isEqualTo(new Webhook.OfSpace(harness.space("default/Storefront")));
    assertThat(webhook.url).isEqualTo("https://hooks.example.com/webhooks/harness/" + registration);
    assertThat(webhook.enabled).isTrue();
    assertThat(webhook.insecure).isFalse();
    assertThat(webhook.displayName).contains("Jira", "Storefront");
    assertThat(webhook.description)
        .contains("pull requests", "Storefront", "https://jira.example.com");
    assertThat(webhook.triggers).hasSize(11).contains("pullreq_target_branch_changed");
    assertThat(registrations.find(registration))
        .get()
        .satisfies(found -> {
          assertThat(found.secrets()).containsExactly(webhook.secret);
          assertThat(found.coverage().connection()).isEqualTo(connection);
          assertThat(found.coverage().site()).isEqualTo(site);
          assertThat(found.coverage().kind()).isEqualTo(ScopeType.PROJECT);
          assertThat(found.coverage().path()).endsWith("/default/Storefront");
        });
  }

  @ParameterizedTest
  @CsvSource({"ACCOUNT, '', 1", "ORGANIZATION, default, 2", "PROJECT, default/Storefront, 3"})
  void webhookIsAtTheLevelOfTheScope(ScopeType type, String path, int level) {
    var access = start(Dialect.PLATFORM);
    var paths = path.isEmpty() ? new String[0] : new String[] {path};

    var connection = workbench.connected(site, Workbench.draft(access, type, paths));

    assertThat(onlyWebhook().parent.scope()).isEqualTo(level);
    assertThat(workbench.view(site, connection).coverages())
        .singleElement()
        .satisfies(coverage -> {
          assertThat(coverage.kind()).isEqualTo(type);
          assertThat(coverage.path())
              .isEqualTo(path.isEmpty() ? access.account() : access.account() + "/" + path);
        });
  }

  @Test
  void establishedIsToldOnceWithAllCoverages() {
    var access = start(Dialect.PLATFORM);
    var draft =
        Workbench.draft(access, ScopeType.PROJECT, "default/Storefront", "default/Payments");

    var connection = workbench.connected(site, draft);

    var view = workbench.view(site, connection);
    var ids = view.coverages().stream().map(Coverage::id).toList();
    assertThat(ids).hasSize(2);
    await()
        .untilAsserted(() ->
            assertThat(workbench.events.of(ConnectionEstablished.class, connection))
                .containsExactly(new ConnectionEstablished(site, connection, Set.copyOf(ids))));
    assertThat(workbench.events.of(ProjectsAdded.class, connection)).isEmpty();
    assertThat(view.state()).isEqualTo(ConnectionView.State.ACTIVE);
    assertThat(view.reason()).isNull();
    assertThat(view.tokenOwner()).isEqualTo("Jira connector");
    assertThat(view.reach()).isEqualTo(new ConnectionView.Reach(null, null));
  }

  @Test
  void theSameProjectTwiceIsCoveredOnce() {
    var access = start(Dialect.PLATFORM);
    var draft =
        Workbench.draft(access, ScopeType.PROJECT, "default/Storefront", "default/storefront");

    var connection = workbench.connected(site, draft);

    assertThat(workbench.view(site, connection).coverages()).hasSize(1);
  }

  @Test
  void tokenCanBeUsed() {
    var access = start(Dialect.PLATFORM);
    var connection = workbench.connect(site, Workbench.draft(access, ScopeType.ACCOUNT));

    assertThat(tokens.token(site, connection)).isEqualTo(new HarnessTokens.Token.Usable(access, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "pullreq_target_branch_changed, , 10",
    "pullreq_target_branch_changed, pullreq_review_submitted, 9"
  })
  void olderServerGetsTheTriggersThatItKnows(String one, String other, int triggers) {
    var access = start(Dialect.OPEN_SOURCE);
    harness.apiSwitches().unknownTriggers(other == null ? Set.of(one) : Set.of(one, other));

    workbench.connected(site, Workbench.draft(access, ScopeType.ACCOUNT));

    assertThat(onlyWebhook().triggers).hasSize(triggers).doesNotContain(one);
  }

  @Test
  void spaceWithoutRepositoryIsNamedAndHeals() {
    var access = start(Dialect.PLATFORM);
    harness.addSpace(harness.space("default"), "Fresh", "Fresh");
    harness.apiSwitches().emptySpacesUnknown(true);

    var connection =
        workbench.connect(site, Workbench.draft(access, ScopeType.PROJECT, "default/Fresh"));

    awaitReason(connection, "project Name of default/Fresh", "create its first repository");
    harness.apiSwitches().reset();
    heals(connection);
  }

  @Test
  void refusedAddressIsNamedAndHeals() {
    var access = start(Dialect.PLATFORM);
    harness
        .faults()
        .failAll(request -> !request.method().equals("GET"), new Faults.Kind.Status(400, null));

    var connection = workbench.connect(site, Workbench.draft(access, ScopeType.ACCOUNT));

    awaitReason(
        connection, "https://hooks.example.com", "the platform team", "harness-jira.webhook-url");
    harness.faults().clear();
    heals(connection);
  }

  @Test
  void missingRightsAreNamedAndHeal() {
    start(Dialect.PLATFORM);
    var person = harness.serviceAccount().rights(Rights.DEVELOPER);
    var access = Workbench.access(harness, Dialect.PLATFORM, person);

    var connection = workbench.connect(site, Workbench.draft(access, ScopeType.ACCOUNT));

    awaitReason(connection, "account Acme", "Account Admin", "replace the token");
    person.rights(Rights.ADMIN);
    heals(connection);
  }

  private void awaitReason(ConnectionId connection, String... words) {
    await()
        .untilAsserted(() -> {
          var view = workbench.view(site, connection);
          assertThat(view.state()).isEqualTo(ConnectionView.State.SETTING_UP);
          assertThat(view.reason()).contains(words);
        });
  }

  private void heals(ConnectionId connection) {
    workbench.clock.advance(Duration.ofMinutes(1));
    workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString());

    assertThat(workbench.view(site, connection).state()).isEqualTo(ConnectionView.State.ACTIVE);
    assertThat(workbench.view(site, connection).reason()).isNull();
  }

  private HarnessAccess start(Dialect dialect) {
    harness.close();
    harness = Simulated.harness(dialect);
    return Workbench.access(harness, dialect, harness.serviceAccount());
  }

  private Webhook onlyWebhook() {
    assertThat(Workbench.webhooks(harness)).hasSize(1);
    return Workbench.webhooks(harness).getFirst();
  }
}
