package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ScopeModuleTest
class PauseIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void whoPausedItAndWhenIsShown() {
    var connection = connected();

    var change = administration.pause(site, connection, "Ada");

    var paused = Objects.requireNonNull(workbench.view(site, connection).paused());
    assertThat(change).isEqualTo(new Change.Changed());
    assertThat(paused.by()).isEqualTo("Ada");
    assertThat(Duration.between(paused.since(), workbench.clock.instant()).toMinutes()).isZero();
    assertThat(workbench.events.of(ConnectionPaused.class, connection)).hasSize(1);
  }

  @Test
  void pausingTwiceKeepsWhoWasFirst() {
    var connection = connected();
    administration.pause(site, connection, "Ada");

    administration.pause(site, connection, "Grace");

    assertThat(workbench.view(site, connection).paused()).extracting("by").isEqualTo("Ada");
    assertThat(workbench.events.of(ConnectionPaused.class, connection)).hasSize(1);
  }

  @Test
  void resumingIsToldOnce() {
    var connection = connected();
    administration.resume(site, connection);
    assertThat(workbench.events.of(ConnectionResumed.class, connection)).isEmpty();
    administration.pause(site, connection, "Ada");

    administration.resume(site, connection);
    administration.resume(site, connection);

    assertThat(workbench.view(site, connection).paused()).isNull();
    assertThat(workbench.events.of(ConnectionResumed.class, connection)).hasSize(1);
  }

  @Test
  void whatHasEndedOrIsOfAnotherSiteIsNotPaused() {
    var connection = connected();
    var other = Workbench.newSite();

    assertThat(administration.pause(other, connection, "Eve")).isEqualTo(new Change.NotFound());
    administration.disconnect(site, connection);

    assertThat(administration.pause(site, connection, "Ada")).isEqualTo(new Change.NotFound());
    assertThat(administration.resume(site, connection)).isEqualTo(new Change.NotFound());
    assertThat(workbench.events.of(ConnectionPaused.class, connection)).isEmpty();
  }

  private ConnectionId connected() {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    return workbench.connected(site, Workbench.draft(access, ScopeType.ACCOUNT));
  }
}
