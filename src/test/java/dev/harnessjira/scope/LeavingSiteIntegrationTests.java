package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.scope.ConnectScope.Outcome;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connecting a scope while its Jira site is being disconnected. */
@ScopeModuleTest
class LeavingSiteIntegrationTests {

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.PLATFORM);

  @Autowired private Workbench workbench;
  @Autowired private ConnectScope connectScope;
  @Autowired private ConnectionDirectory directory;
  @Autowired private SiteAdministration sites;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void connectSite() {
    workbench.inSite(
        site,
        () ->
            jdbc.sql(
                    """
                    insert into tenancy.site (site_id, name, url, state, grant_account_id,
                      grant_holder, grant_may_write, writing, connected_at)
                    values (?, 'Acme', 'https://acme.example.com', 'CONNECTED', 'ada', 'Ada',
                      'UNDECIDED', 'UNDECIDED', now())
                    """)
                .param(site.value())
                .update());
  }

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void connectedSiteTakesAConnection() {
    assertThat(connect()).isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void disconnectedSiteTakesNone() {
    sites.disconnect(site);

    assertThat(connect()).isInstanceOf(Outcome.SiteDisconnected.class);
  }

  @Test
  void connectingWaitsForTheDisconnectAndIsRefused() throws Exception {
    var connecting = new CompletableFuture<Outcome>();

    workbench.inSite(
        site,
        () -> {
          sites.disconnect(site);
          connecting.completeAsync(this::connect);
          awaitSomebodyWaiting();
        });

    assertThat(connecting.get()).isInstanceOf(Outcome.SiteDisconnected.class);
    assertThat(directory.connections(site)).isEmpty();
  }

  @Test
  void disconnectWaitsForTheConnectAndEndsIt() throws ExecutionException, InterruptedException {
    var leaving = new CompletableFuture<Boolean>();

    workbench.inSite(
        site,
        () -> {
          assertThat(connect()).isInstanceOf(Outcome.Connected.class);
          leaving.completeAsync(this::leave);
          awaitSomebodyWaiting();
        });

    assertThat(leaving.get()).isTrue();
    assertThat(directory.connections(site)).isEmpty();
  }

  private boolean leave() {
    sites.disconnect(site);
    return true;
  }

  private Outcome connect() {
    var access = Workbench.access(harness, Dialect.PLATFORM, harness.serviceAccount());
    var without = ConnectionOptions.usual().withoutWebhooks();
    return connectScope.connect(site, Workbench.draft(access, ScopeType.ACCOUNT).with(without));
  }

  private void awaitSomebodyWaiting() {
    await().until(() -> waiting() > 0);
  }

  private long waiting() {
    return jdbc.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Long.class)
        .single();
  }
}
