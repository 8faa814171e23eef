package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.WriteAccess.Paused;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SiteAdministrationIntegrationTests extends TenancyScenario {

  @Test
  void rightsAreTrustedForFiveMinutes() {
    signIn(ADMIN.value());
    atlassian.faults().forgetCalls();

    clock.advance(Duration.ofMinutes(4));

    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();
    assertThat(atlassian.faults().calls()).isEmpty();
  }

  @Test
  void rightsAreAskedForAgainAfterFiveMinutes() {
    signIn(ADMIN.value());
    clock.advance(Duration.ofMinutes(6));
    atlassian.faults().forgetCalls();

    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();
    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();

    assertThat(atlassian.faults().calls()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void inDoubtNobodyAdministers(Kind kind) {
    signIn(ADMIN.value());
    clock.advance(Duration.ofMinutes(6));
    atlassian.faults().failAll(call -> call.path().contains("mypermissions"), kind);

    assertThat(administration.mayAdminister(ADMIN, ACME)).isFalse();
    atlassian.faults().clear();

    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();
  }

  @Test
  void aTokenThatWasRevokedIsRenewedOnceBeforeTheDoorCloses() {
    signIn(ADMIN.value());
    clock.advance(Duration.ofMinutes(6));
    atlassian
        .faults()
        .fail(call -> call.path().contains("mypermissions"), new Kind.Status(401, null), 1);

    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();
    assertThat(atlassian.jira().refreshes()).isEqualTo(1);
  }

  @Test
  void whoWithdrewTheGrantIsOut() {
    signIn(ADMIN.value());
    clock.advance(Duration.ofMinutes(6));
    atlassian.jira().revoke("Jira administrator");

    assertThat(administration.mayAdminister(ADMIN, ACME)).isFalse();
  }

  @Test
  void whoNeverSignedInAdministersNothing() {
    connectAndAsk(ADMIN, ACME);

    assertThat(administration.mayAdminister(OTHER_ADMIN, ACME)).isFalse();
    assertThat(administration.mayAdminister(ADMIN, GLOBEX)).isFalse();
  }

  @Test
  void disconnectingSaysSoOnce() {
    connectAndAsk(ADMIN, ACME);
    events.clear();

    administration.disconnect(ACME);
    administration.disconnect(ACME);
    administration.disconnect(GLOBEX);

    assertThat(view(ACME).state()).isEqualTo(State.DISCONNECTED);
    assertThat(events.all()).containsExactly(new SiteDisconnected(ACME));
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void aDisconnectedSiteCanBeWrittenToUntilAllIsRemoved() {
    connectAndAsk(ADMIN, ACME);
    administration.disconnect(ACME);

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    writing.noLongerNeeded(ACME);

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
  }

  @Test
  void theGrantOfADisconnectedSiteIsForgottenOnceItsHolderIsGone() {
    connectAndAsk(ADMIN, ACME);
    administration.disconnect(ACME);
    writing.noLongerNeeded(ACME);

    clock.advance(Duration.ofHours(7));
    assertThat(administration.mayAdminister(ADMIN, ACME)).isTrue();
    clock.advance(Duration.ofHours(7));
    work.run();
    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isEqualTo(1);
    clock.advance(Duration.ofHours(2));
    work.run();

    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isZero();
    assertThat(work.isEmpty()).isTrue();
  }

  @Test
  void theGrantIsKeptForASiteThatWasConnectedAgain() {
    connectAndAsk(ADMIN, ACME);
    administration.disconnect(ACME);
    writing.noLongerNeeded(ACME);
    assertThat(signIn.enter(ADMIN, ACME)).isTrue();
    work.run();

    clock.advance(Duration.ofHours(9));
    work.run();

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void credentialsAreForgottenWithTheSite() {
    connectAndAsk(ADMIN, ACME);
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    administration.useCredentials(ACME, own.clientId(), own.secret());

    writing.noLongerNeeded(ACME);
    assertThat(rows.countInSite(ACME.value(), "site_credentials")).isEqualTo(1);
    administration.disconnect(ACME);
    writing.noLongerNeeded(ACME);

    assertThat(rows.countInSite(ACME.value(), "site_credentials")).isZero();
  }

  @Test
  void aGrantIsKeptWhileAnotherSiteIsStillBeingCleaned() {
    connectAndAsk(TWO_SITES, ACME);
    signIn.enter(TWO_SITES, GLOBEX);
    work.run();
    administration.disconnect(ACME);
    administration.disconnect(GLOBEX);

    writing.noLongerNeeded(ACME);
    clock.advance(Duration.ofHours(9));
    work.run();

    assertThat(writing.access(GLOBEX)).isInstanceOf(Ready.class);
    writing.noLongerNeeded(GLOBEX);
    clock.advance(Duration.ofHours(9));
    work.run();
    assertThat(rows.countAsAccount(TWO_SITES.value(), "jira_grant")).isZero();
  }

  @Test
  void aDisconnectedSiteIsConnectedAnew() {
    connectAndAsk(ADMIN, ACME);
    administration.disconnect(ACME);
    events.clear();

    connectAndAsk(OTHER_ADMIN, ACME);

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(events.all()).startsWith(new SiteConnected(ACME));
  }

  @Test
  void aLossOfWhatWasReplacedIsIgnored() {
    connectAndAsk(ADMIN, ACME);
    var version = ((Ready) writing.access(ACME)).credentialVersion();
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    administration.useCredentials(ACME, own.clientId(), own.secret());

    rows.publishInSite(ACME.value(), new SiteAuthorizationLost(ACME, version, "too late"));
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    rows.publishInSite(ACME.value(), new SiteAuthorizationLost(ACME, version + 1, "refused"));

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).reason()).isEqualTo("refused");
  }
}
