package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.access.Person;
import dev.harnessjira.sandbox.harness.access.Person.Validity;
import dev.harnessjira.scope.ConnectionAdministration.Change;
import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionView.State;
import dev.harnessjira.scope.HarnessTokens.Token;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@ScopeModuleTest
class TokenIntegrationTests {

  private static final Instant NEXT_YEAR = Instant.parse("2027-11-24T00:00:00Z");

  private final SiteId site = Workbench.newSite();
  private final HarnessSimulator harness = Simulated.harness(Dialect.OPEN_SOURCE);

  @Autowired private Workbench workbench;
  @Autowired private ConnectionAdministration administration;
  @Autowired private HarnessTokens tokens;
  @Autowired private Transactions transactions;
  @Autowired private ApplicationEventPublisher events;

  @AfterEach
  void stop() {
    workbench.disconnectAll(site);
    harness.close();
  }

  @Test
  void refusedTokenWaitsForAnotherAndGoesOn() {
    var connection = workbench.connect(site, draft(harness.revoked()));

    await()
        .untilAsserted(() -> {
          var view = workbench.view(site, connection);
          assertThat(view.state()).isEqualTo(State.TOKEN_LOST);
          assertThat(view.reason()).contains("replace the token");
        });
    assertThat(tokens.token(site, connection)).isInstanceOf(Token.Lost.class);
    assertThat(workbench.events.of(HarnessAccessLost.class, connection))
        .singleElement()
        .satisfies(lost -> assertThat(lost.tokenVersion()).isEqualTo(1));

    var replaced = replace(connection, access(harness.serviceAccount()));

    assertThat(replaced).isInstanceOf(Change.Changed.class);
    await().until(() -> workbench.view(site, connection).state() == State.ACTIVE);
    assertThat(workbench.view(site, connection).tokenOwner()).isEqualTo("Somebody else");
    assertThat(workbench.view(site, connection).tokenExpires()).isEqualTo(NEXT_YEAR);
    assertThat(tokens.token(site, connection))
        .isEqualTo(new Token.Usable(access(harness.serviceAccount()), 2));
    assertThat(workbench.events.of(HarnessAccessRestored.class, connection)).hasSize(1);
    assertThat(workbench.events.of(ConnectionEstablished.class, connection)).hasSize(1);
  }

  @Test
  void refusalOfAnEarlierTokenIsIgnored() {
    var connection = workbench.connected(site, draft(harness.accountAdmin()));
    replace(connection, access(harness.serviceAccount()));

    refuse(connection, 1);

    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void refusalIsNotedOnce() {
    var connection = workbench.connected(site, draft(harness.accountAdmin()));

    refuse(connection, 1);
    refuse(connection, 1);

    var view = workbench.view(site, connection);
    assertThat(view.state()).isEqualTo(State.TOKEN_LOST);
    assertThat(view.reason()).isEqualTo("Refused for a test");
    assertThat(tokens.token(site, connection)).isEqualTo(new Token.Lost("Refused for a test"));
  }

  @Test
  void tokenThatWorksAgainIsUsedAgain() {
    var connection = workbench.connect(site, draft(harness.revoked()));
    await().until(() -> workbench.view(site, connection).state() == State.TOKEN_LOST);
    assertThat(recheck(connection)).isNotNull();

    harness.revoked().validity(Validity.VALID);
    assertThat(recheck(connection)).isNull();

    await().until(() -> workbench.view(site, connection).state() == State.ACTIVE);
    assertThat(workbench.events.of(HarnessAccessRestored.class, connection)).hasSize(1);
  }

  @Test
  void tokenOfAnotherAccountOrServerIsRefused() {
    var connection = workbench.connected(site, draft(harness.accountAdmin()));
    var mine = access(harness.serviceAccount());
    var otherAccount = new HarnessAccess(mine.baseUrl(), mine.dialect(), "bolt", mine.token());
    var otherServer =
        new HarnessAccess(
            URI.create("https://other.example.com"), mine.dialect(), mine.account(), mine.token());

    assertThat(replace(connection, otherAccount)).isInstanceOf(Change.OtherAccount.class);
    assertThat(replace(connection, otherServer)).isInstanceOf(Change.OtherAccount.class);
    assertThat(tokens.token(site, connection))
        .isEqualTo(new Token.Usable(access(harness.accountAdmin()), 1));
  }

  @Test
  void removalWaitsForTheTokenToo() {
    var connection =
        workbench.connected(
            site,
            Workbench.draft(
                access(harness.accountAdmin()),
                ScopeType.PROJECT,
                "default/Storefront",
                "default/Payments"));
    harness.accountAdmin().validity(Validity.REVOKED);
    var removed = workbench.view(site, connection).coverages().getFirst().id();

    administration.removeProject(site, connection, removed);

    await().until(() -> workbench.view(site, connection).state() == State.TOKEN_LOST);
    assertThat(Workbench.webhooks(harness)).hasSize(2);
    replace(connection, access(harness.serviceAccount()));
    await().untilAsserted(() -> assertThat(Workbench.webhooks(harness)).hasSize(1));
    assertThat(workbench.view(site, connection).state()).isEqualTo(State.ACTIVE);
  }

  @Test
  void disconnectingDoesNotNeedAToken() {
    var connection = workbench.connected(site, draft(harness.accountAdmin()));
    harness.accountAdmin().validity(Validity.REVOKED);

    administration.disconnect(site, connection);

    await()
        .untilAsserted(() ->
            assertThat(workbench.ended(site).remains())
                .singleElement()
                .asString()
                .contains("refused the token", "delete it"));
    workbench.clock.advance(Duration.ofDays(31));
    assertThat(workbench.run(Workbench.KEEP_WEBHOOKS, site, connection.toString())).isNull();
  }

  private Change replace(ConnectionId connection, HarnessAccess access) {
    return administration.replaceToken(
        site, connection, access, new Owner("Somebody else", false, NEXT_YEAR));
  }

  private void refuse(ConnectionId connection, long version) {
    transactions.runInSite(
        site.value(),
        () ->
            events.publishEvent(
                new HarnessAccessLost(site, connection, version, "Refused for a test")));
  }

  private @Nullable Instant recheck(ConnectionId connection) {
    return workbench.run("recheck-harness-token", site, connection.toString());
  }

  private ConnectionDraft draft(Person person) {
    return Workbench.draft(access(person), ScopeType.ACCOUNT);
  }

  private HarnessAccess access(Person person) {
    return Workbench.access(harness, Dialect.OPEN_SOURCE, person);
  }
}
