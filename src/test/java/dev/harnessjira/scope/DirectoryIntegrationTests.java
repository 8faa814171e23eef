package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.support.StatementCount;
import dev.harnessjira.tenancy.SiteId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class DirectoryIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionDirectory directory;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void anyNumberOfConnectionsTakesTheSameStatements() throws Exception {
    connect("default/Storefront");
    var forOne = StatementCount.of(() -> directory.connections(site));
    for (var i = 0; i < 5; i++) {
      connect("default/P" + i);
    }

    var forSix = StatementCount.of(() -> directory.connections(site));

    assertThat(directory.connections(site))
        .hasSize(6)
        .allSatisfy(view -> assertThat(view.coverages()).hasSize(1));
    assertThat(forSix).isEqualTo(forOne).isBetween(1, 3);
  }

  @Test
  void anyNumberOfEndedConnectionsTakesTheSameStatements() throws Exception {
    connect("default/Storefront");
    workbench.disconnectAll(site);
    var forOne = StatementCount.of(() -> directory.ended(site));
    connect("default/Storefront");
    connect("default/Payments");
    workbench.disconnectAll(site);

    assertThat(StatementCount.of(() -> directory.ended(site))).isEqualTo(forOne);
    assertThat(directory.ended(site)).hasSize(3);
  }

  private void connect(String path) {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    var without = ConnectionOptions.usual().withoutWebhooks();
    workbench.connect(site, Workbench.draft(access, ScopeType.PROJECT, path).with(without));
  }
}
