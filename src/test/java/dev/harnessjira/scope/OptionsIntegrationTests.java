package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.tenancy.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class OptionsIntegrationTests {

  private static final ConnectionOptions TITLES_ONLY =
      new ConnectionOptions(true, false, false, true);

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;
  @Autowired private ConnectionDirectory directory;

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

  private ConnectionId connected() {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    return workbench.connected(site, Workbench.draft(access, ScopeType.ACCOUNT));
  }
}
