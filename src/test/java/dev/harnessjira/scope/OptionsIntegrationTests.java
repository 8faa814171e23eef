package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.tenancy.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class OptionsIntegrationTests {

  private static final ConnectionOptions TITLES_ONLY =
      new ConnectionOptions(true, false, false, true);

  private static final ConnectionOptions WITHOUT = ConnectionOptions.usual().withoutWebhooks();

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;
  @Autowired private ConnectionDirectory directory;
  @Autowired private WebhookRegistrations registrations;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void newConnectionHasUsualOptions() {
    var connection = connected();

    assertThat(directory.options(site, connection)).isEqualTo(ConnectionOptions.usual());
  }

  @Test
  void chosenOptionsAreKeptAndTold() {
    var connection = connected();

    var changed = administration.changeOptions(site, connection, TITLES_ONLY);

    assertThat(changed).isInstanceOf(Change.Changed.class);
    assertThat(workbench.view(site, connection).options()).isEqualTo(TITLES_ONLY);
    assertThat(workbench.events.of(ConnectionOptionsChanged.class, connection))
        .singleElement()
        .satisfies(told -> {
          assertThat(told.before()).isEqualTo(ConnectionOptions.usual());
          assertThat(told.now()).isEqualTo(TITLES_ONLY);
          assertThat(told.coverages()).hasSize(1);
        });
  }

  @Test
  void sameOptionsAreNotTold() {
    var connection = connected();

    administration.changeOptions(site, connection, ConnectionOptions.usual());

    assertThat(workbench.events.of(ConnectionOptionsChanged.class, connection)).isEmpty();
  }

  @Test
  void withoutWebhooksItIsEstablishedAtOnce() {
    var connection = workbench.connect(site, draft().with(WITHOUT));

    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
    assertThat(workbench.webhook(site, connection).state()).isEqualTo(WebhookView.State.NONE);
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).hasSize(1);
    assertThat(workbench.run("check-reach", site, connection.toString())).isNull();
    assertThat(workbench.run("check-webhooks", site, connection.toString())).isNull();
    assertThat(workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString())).isNull();
    assertThat(Workbench.webhooks(harness)).isEmpty();
  }

  @Test
  void projectAddedWithoutWebhooksIsToldAtOnce() {
    var connection = workbench.connect(site, project().with(WITHOUT));

    administration.addProjects(site, connection, project("default/Payments").targets());

    assertThat(workbench.events.of(ProjectsAdded.class, connection)).hasSize(1);
    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
    assertThat(Workbench.webhooks(harness)).isEmpty();
  }

  @Test
  void switchedOffWebhooksAreRemovedAndNotHeard() {
    var connection = connected();
    var registration = registration();

    administration.changeOptions(site, connection, WITHOUT);

    assertThat(registrations.find(registration)).isEmpty();
    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
    await().until(() -> Workbench.webhooks(harness).isEmpty());
    assertThat(workbench.webhook(site, connection).state()).isEqualTo(WebhookView.State.NONE);
  }

  @Test
  void switchedOnWebhooksAreRegisteredAndToldOnce() {
    var connection = workbench.connect(site, draft().with(WITHOUT));

    administration.changeOptions(site, connection, ConnectionOptions.usual());

    await().until(() -> workbench.view(site, connection).state() == State.ACTIVE);
    assertThat(Workbench.webhooks(harness)).singleElement().matches(webhook -> webhook.enabled);
    assertThat(registrations.find(registration())).isPresent();
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).hasSize(1);
    assertThat(workbench.events.of(ProjectsAdded.class, connection)).isEmpty();
  }

  @Test
  void offAndOnAgainLeavesOneWebhookThatIsHeard() {
    var connection = connected();
    var before = registrations.find(registration()).orElseThrow().secrets();

    administration.changeOptions(site, connection, WITHOUT);
    administration.changeOptions(site, connection, ConnectionOptions.usual());

    await().until(() -> workbench.view(site, connection).state() == State.ACTIVE);
    var now = registrations.find(registration()).orElseThrow().secrets();
    assertThat(Workbench.webhooks(harness))
        .singleElement()
        .matches(webhook -> now.contains(webhook.secret));
    assertThat(now).doesNotContainAnyElementsOf(before);
  }

  @Test
  void switchingOffWhileSettingUpEstablishesIt() {
    harness.faults().failAll(request -> true, new Kind.Status(500, null));
    var connection = workbench.connect(site, draft());

    administration.changeOptions(site, connection, WITHOUT);

    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).hasSize(1);
  }

  private String registration() {
    return Workbench.webhooks(harness).getFirst().identifier.substring("jira_".length());
  }

  private ConnectionDraft project(String... paths) {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    var path = paths.length == 0 ? new String[] {"default/Storefront"} : paths;
    return Workbench.draft(access, ScopeType.PROJECT, path);
  }

  private ConnectionDraft draft() {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    return Workbench.draft(access, ScopeType.ACCOUNT);
  }

  private ConnectionId connected() {
    return workbench.connected(site, draft());
  }
}
