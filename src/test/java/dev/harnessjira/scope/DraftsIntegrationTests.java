package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionDraft.Target;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteDisconnected;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScopeModuleTest
class DraftsIntegrationTests {

  private static final AccountId ALICE = new AccountId("712020:alice/1");
  private static final AccountId BOB = new AccountId("712020:bob");

  private final SiteId site = Workbench.newSite();
  private final ConnectionDraft begun =
      new ConnectionDraft(
          new HarnessAccess(
              URI.create("https://app.harness.io"), Dialect.PLATFORM, "AbC1", "pat.AbC1.x.y"),
          "Acme",
          new Owner("Jira connector", true, Instant.parse("2027-01-01T00:00:00Z")),
          List.of(ScopeType.ACCOUNT, ScopeType.PROJECT),
          "why not more",
          "what to know",
          null,
          List.of());

  @Autowired private Workbench workbench;
  @Autowired private ConnectionDrafts drafts;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEventPublisher events;

  @AfterEach
  void reset() {
    workbench.clock.reset();
  }

  @Test
  void draftComesBackAsItWasKept() {
    var chosen = begun.with(ScopeType.PROJECT, List.of(new Target("AbC1/default/Shop", "Shop")));

    drafts.keep(site, ALICE, begun);
    assertThat(drafts.find(site, ALICE)).contains(begun);
    drafts.keep(site, ALICE, chosen);
    assertThat(drafts.find(site, ALICE)).contains(chosen);
  }

  @Test
  void eachAdministratorHasTheirOwn() {
    drafts.keep(site, ALICE, begun);

    assertThat(drafts.find(site, BOB)).isEmpty();
    drafts.discard(site, BOB);
    assertThat(drafts.find(site, ALICE)).isPresent();
    drafts.discard(site, ALICE);
    assertThat(drafts.find(site, ALICE)).isEmpty();
  }

  @Test
  void disconnectedSiteKeepsNoDraft() {
    var other = Workbench.newSite();
    drafts.keep(site, ALICE, begun);
    drafts.keep(site, BOB, begun);
    drafts.keep(other, ALICE, begun);

    transactions.runInSite(site.value(), () -> events.publishEvent(new SiteDisconnected(site)));

    assertThat(rows()).isZero();
    assertThat(drafts.find(other, ALICE)).contains(begun);
  }

  @Test
  void draftIsForgottenADayAfterItWasTouched() {
    drafts.keep(site, ALICE, begun);
    workbench.clock.advance(Duration.ofHours(23));
    drafts.keep(site, ALICE, begun);

    workbench.clock.advance(Duration.ofHours(2));
    assertThat(forget()).isNotNull();
    assertThat(drafts.find(site, ALICE)).isPresent();

    workbench.clock.advance(Duration.ofHours(22));
    assertThat(drafts.find(site, ALICE)).isEmpty();
    assertThat(rows()).isEqualTo(1);
    assertThat(forget()).isNull();
    assertThat(rows()).isZero();
  }

  private @Nullable Instant forget() {
    return workbench.run("forget-connection-draft", site, ALICE.value());
  }

  private long rows() {
    return transactions.inSite(
        site.value(),
        () ->
            jdbc.sql("select count(*) from scope.draft where site_id = ?")
                .param(site.value())
                .query(Long.class)
                .single());
  }
}
