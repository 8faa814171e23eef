package dev.harnessjira.tenancy;

import static dev.harnessjira.tenancy.AtlassianSandbox.ALL_SCOPES;
import static dev.harnessjira.tenancy.AtlassianSandbox.WITHOUT_DEV_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.SiteAdministration.StandInOutcome;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.WriteAccess.Paused;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acme is authorized by its Jira administrator; others stand in. */
class StandInIntegrationTests extends TenancyScenario {

  @BeforeEach
  void connected() {
    connectAndAsk(ADMIN, ACME);
    events.clear();
  }

  @Test
  void whoStandsInIsShownAndChangesNothing() {
    standIn(OTHER_ADMIN, ACME);

    assertThat(view(ACME).authorization().standIns())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.account()).isEqualTo(OTHER_ADMIN);
          assertThat(one.name()).isEqualTo("Site admin");
          assertThat(one.reason()).isNull();
        });
    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
    assertThat(events.all()).isEmpty();
  }

  @Test
  void whoAuthorizesTheSiteNeedNotStandIn() {
    assertThat(administration.standIn(ACME, ADMIN)).isEqualTo(new StandInOutcome.Authorizes());

    assertThat(view(ACME).authorization().standIns()).isEmpty();
  }

  @Test
  void theirAuthorizationTakesOverTheMomentTheFirstIsLost() {
    standIn(OTHER_ADMIN, ACME);
    var before = (Ready) writing.access(ACME);
    lose("Jira administrator");

    var access = (Ready) writing.access(ACME);

    assertThat(access.identity()).isEqualTo(before.identity());
    assertThat(access.credentialVersion()).isGreaterThan(before.credentialVersion());
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(view(ACME).authorization().standIns()).isEmpty();
    var takenOver = Objects.requireNonNull(view(ACME).authorization().takenOver());
    assertThat(takenOver.from()).isEqualTo("Jira administrator");
    assertThat(takenOver.reason()).contains("refused to renew", "refresh token");
    assertThat(events.all()).containsExactly(new SiteReauthorized(ACME));
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void theOneWhoOfferedFirstTakesOver() {
    standIn(TWO_SITES, ACME);
    clock.advance(Duration.ofSeconds(1));
    standIn(OTHER_ADMIN, ACME);
    lose("Jira administrator");

    writing.access(ACME);

    assertThat(view(ACME).grantHolder()).isEqualTo("Administrator of two sites");
    assertThat(view(ACME).authorization().standIns())
        .extracting(SiteView.StandIn::account)
        .containsExactly(OTHER_ADMIN);
  }

  @Test
  void whoIsLostTooIsPassedOver() {
    standIn(OTHER_ADMIN, ACME);
    clock.advance(Duration.ofSeconds(1));
    standIn(TWO_SITES, ACME);
    atlassian.jira().revoke("Site admin");
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);

    assertThat(view(ACME).grantHolder()).isEqualTo("Administrator of two sites");
    assertThat(events.of(SiteAuthorizationLost.class)).isEmpty();
  }

  @Test
  void whenNobodyIsLeftTheSitePauses() {
    standIn(OTHER_ADMIN, ACME);
    atlassian.jira().revoke("Site admin");
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(events.of(SiteAuthorizationLost.class)).hasSize(1);
  }

  @Test
  void aForgottenGrantIsTakenOverToo() {
    standIn(OTHER_ADMIN, ACME);
    rows.forgetGrant(ADMIN.value());

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);

    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
  }

  @Test
  void whoIsNoAdministratorAnyMoreIsTakenOverWithinADay() {
    standIn(OTHER_ADMIN, ACME);
    atlassian.jira().switches().administers(ADMIN.value(), ACME.value(), false);

    dayPasses();

    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(view(ACME).authorization().takenOver())
        .extracting("reason")
        .isEqualTo("no longer a Jira administrator of this site");
    assertThat(view(ACME).authorization().worry()).isNull();
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void whoLeftTheSiteIsTakenOverWithinADay() {
    standIn(OTHER_ADMIN, ACME);
    atlassian.jira().switches().leave(ADMIN.value(), ACME.value());

    dayPasses();

    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void whoStandsInWhileThePersonIsInDoubtTakesOverAtOnce() {
    atlassian.jira().switches().administers(ADMIN.value(), ACME.value(), false);
    dayPasses();
    signIn(OTHER_ADMIN.value());

    var outcome = administration.standIn(ACME, OTHER_ADMIN);

    assertThat(outcome).isEqualTo(new StandInOutcome.Authorizes());
    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(view(ACME).authorization().worry()).isNull();
  }

  @Test
  void whatJiraRefusesToOneTheNextMayTry() {
    standIn(OTHER_ADMIN, ACME);
    var version = ((Ready) writing.access(ACME)).credentialVersion();

    rows.publishInSite(ACME.value(), new SiteAuthorizationLost(ACME, version, "401"));

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).grantHolder()).isEqualTo("Site admin");
    assertThat(events.of(SiteReauthorized.class)).hasSize(1);
    rows.publishInSite(ACME.value(), new SiteAuthorizationLost(ACME, version, "401"));
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void rejectedCredentialsAreNotCuredByAStandIn() {
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    administration.useCredentials(ACME, own.clientId(), own.secret());
    standIn(OTHER_ADMIN, ACME);
    clock.advance(Duration.ofMinutes(15));
    atlassian
        .faults()
        .failAll(call -> call.path().equals("/oauth/token"), new Kind.Status(401, null));

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
  }

  @Test
  void theirOwnLossIsShownAndHealsByConsent() {
    standIn(OTHER_ADMIN, ACME);
    atlassian.jira().revoke("Site admin");
    dayPasses();
    assertThat(standIn().reason()).contains("refused to renew");

    signIn(OTHER_ADMIN.value());

    assertThat(standIn().reason()).isNull();
  }

  @Test
  void whoStandsInAndIsNoAdministratorAnyMoreIsNotChosen() {
    standIn(OTHER_ADMIN, ACME);
    atlassian.jira().switches().administers(OTHER_ADMIN.value(), ACME.value(), false);
    dayPasses();
    assertThat(standIn().reason()).contains("no longer a Jira administrator");
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
  }

  @Test
  void aConsentThatMayNotWriteCannotStandIn() {
    signIn(atlassian.consent(OTHER_ADMIN.value(), "all", WITHOUT_DEV_INFO));
    assertThat(administration.standIn(ACME, OTHER_ADMIN)).isInstanceOf(StandInOutcome.Unfit.class);

    signIn(atlassian.consent(OTHER_ADMIN.value(), "all", ALL_SCOPES));
    assertThat(administration.standIn(ACME, OTHER_ADMIN)).isEqualTo(new StandInOutcome.StandsIn());
    signIn(atlassian.consent(OTHER_ADMIN.value(), "all", WITHOUT_DEV_INFO));

    assertThat(standIn().reason()).contains("no longer includes the right");
  }

  @Test
  void whoNeverConsentedCannotStandIn() {
    assertThat(administration.standIn(ACME, OTHER_ADMIN)).isInstanceOf(StandInOutcome.Unfit.class);
  }

  @Test
  void whoStandsDownIsForgottenOnceSignedOut() {
    standIn(OTHER_ADMIN, ACME);
    administration.standDown(ACME, OTHER_ADMIN);
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
    assertThat(view(ACME).authorization().standIns()).isEmpty();
    clock.advance(Duration.ofHours(9));
    work.run();

    assertThat(rows.countAsAccount(OTHER_ADMIN.value(), "jira_grant")).isZero();
  }

  @Test
  void theGrantOfAStandInOutlivesItsSession() {
    connectAndAsk(TWO_SITES, GLOBEX);
    standIn(TWO_SITES, ACME);
    administration.disconnect(GLOBEX);
    writing.noLongerNeeded(GLOBEX);
    dayPasses();
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void aDisconnectedSiteIsCleanedWithAStandInsAuthorization() {
    standIn(OTHER_ADMIN, ACME);
    administration.disconnect(ACME);
    lose("Jira administrator");

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    writing.noLongerNeeded(ACME);

    assertThat(view(ACME).state()).isEqualTo(State.DISCONNECTED);
    assertThat(view(ACME).authorization().standIns()).isEmpty();
    clock.advance(Duration.ofHours(9));
    work.run();
    assertThat(rows.countAsAccount(OTHER_ADMIN.value(), "jira_grant")).isZero();
    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isZero();
  }

  /** The person withdraws consent, and the token in use has ended. */
  private void lose(String role) {
    atlassian.jira().revoke(role);
    clock.advance(Duration.ofMinutes(61));
    events.clear();
  }

  private SiteView.StandIn standIn() {
    return view(ACME).authorization().standIns().getFirst();
  }
}
