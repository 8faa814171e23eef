package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.Webhook;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class ProjectsIntegrationTests {

  private static final String SHOP = "default/Storefront";
  private static final String PAYMENTS = "default/Payments";

  private final SiteId site = Workbench.newSite();
  private final SiteId other = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);
  private final HarnessAccess access =
      Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;
  @Autowired private ConnectScope connectScope;
  @Autowired private WebhookRegistrations registrations;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    workbench.disconnectAll(other);
    harness.close();
  }

  @Test
  void addedProjectIsRegisteredAndTold() {
    var connection = workbench.connected(site, projects(SHOP));

    var changed = administration.addProjects(site, connection, List.of(target(PAYMENTS)));

    assertThat(changed).isInstanceOf(Change.Changed.class);
    await()
        .untilAsserted(() ->
            assertThat(workbench.events.of(ProjectsAdded.class, connection))
                .containsExactly(
                    new ProjectsAdded(site, connection, Set.of(coverage(connection, PAYMENTS)))));
    assertThat(Workbench.webhooks(harness))
        .extracting(webhook -> webhook.parent)
        .contains(new Webhook.OfSpace(harness.space(PAYMENTS)));
    assertThat(workbench.view(site, connection).state()).isEqualTo(ConnectionView.State.ACTIVE);
  }

  @Test
  void removedProjectIsFreedAtOnceAndItsWebhookRemoved() {
    var connection = workbench.connected(site, projects(SHOP, PAYMENTS));
    var removed = coverage(connection, PAYMENTS);
    var registration = registration(PAYMENTS);

    var changed = administration.removeProject(site, connection, removed);

    assertThat(changed).isInstanceOf(Change.Changed.class);
    assertThat(registrations.find(registration)).isEmpty();
    assertThat(workbench.view(site, connection).coverages())
        .extracting(Coverage::path)
        .containsExactly(target(SHOP).path());
    assertThat(workbench.events.of(ProjectsRemoved.class, connection))
        .containsExactly(new ProjectsRemoved(site, connection, Set.of(removed)));
    assertThat(connectScope.connect(other, projects(PAYMENTS)))
        .isInstanceOf(ConnectScope.Outcome.Connected.class);
    await()
        .untilAsserted(() ->
            assertThat(Workbench.webhooks(harness))
                .noneMatch(webhook -> webhook.identifier.contains(registration)));
  }

  @Test
  void projectThatComesBackIsCoveredAnew() {
    var connection = workbench.connected(site, projects(SHOP, PAYMENTS));
    var before = coverage(connection, PAYMENTS);

    administration.removeProject(site, connection, before);
    administration.addProjects(site, connection, List.of(target(PAYMENTS)));

    assertThat(coverage(connection, PAYMENTS)).isNotEqualTo(before);
    await()
        .untilAsserted(
            () -> assertThat(workbench.events.of(ProjectsAdded.class, connection)).hasSize(1));
    await().untilAsserted(() -> assertThat(Workbench.webhooks(harness)).hasSize(2));
  }

  @Test
  void lastProjectStays() {
    var connection = workbench.connect(site, projects(SHOP));

    var change = administration.removeProject(site, connection, coverage(connection, SHOP));

    assertThat(change).isInstanceOf(Change.LastProject.class);
    assertThat(workbench.view(site, connection).coverages()).hasSize(1);
  }

  @Test
  void projectThatIsNotCoveredIsNotFound() {
    var connection = workbench.connect(site, projects(SHOP, PAYMENTS));

    assertThat(administration.removeProject(site, connection, CoverageId.random()))
        .isInstanceOf(Change.NotFound.class);
  }

  @Test
  void onlyProjectScopedConnectionsChange() {
    var connection =
        workbench.connect(site, Workbench.draft(access, ScopeType.ORGANIZATION, "default"));
    var coverage = workbench.view(site, connection).coverages().getFirst().id();

    assertThat(administration.addProjects(site, connection, List.of(target("platform/Tooling"))))
        .isInstanceOf(Change.NotProjectScoped.class);
    assertThat(administration.removeProject(site, connection, coverage))
        .isInstanceOf(Change.NotProjectScoped.class);
  }

  @Test
  void takenProjectsAreNotAdded() {
    var connection = workbench.connect(site, projects(SHOP));
    workbench.connect(other, Workbench.draft(access, ScopeType.ORGANIZATION, "platform"));

    var change =
        administration.addProjects(
            site, connection, List.of(target(PAYMENTS), target("platform/Tooling")));

    assertThat(change)
        .isEqualTo(
            new Change.Taken(List.of(new TakenScope(access.account() + "/platform", false))));
    assertThat(workbench.view(site, connection).coverages()).hasSize(1);
    assertThat(connectScope.connect(other, projects(PAYMENTS)))
        .isInstanceOf(ConnectScope.Outcome.Connected.class);
  }

  private ConnectionDraft projects(String... paths) {
    return Workbench.draft(access, ScopeType.PROJECT, paths);
  }

  private Target target(String path) {
    return new Target(access.account() + "/" + path, "Name of " + path);
  }

  private CoverageId coverage(ConnectionId connection, String path) {
    return workbench.view(site, connection).coverages().stream()
        .filter(coverage -> coverage.path().equals(target(path).path()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private String registration(String path) {
    var parent = new Webhook.OfSpace(harness.space(path));
    return Workbench.webhooks(harness).stream()
        .filter(webhook -> webhook.parent.equals(parent))
        .findFirst()
        .orElseThrow()
        .identifier
        .substring("jira_".length());
  }
}
