package dev.harnessjira.tenancy;

import static dev.harnessjira.tenancy.AtlassianSandbox.ALL_SCOPES;
import static dev.harnessjira.tenancy.AtlassianSandbox.PLAIN_USER;
import static dev.harnessjira.tenancy.AtlassianSandbox.WITHOUT_DEV_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.Admission.Admitted;
import dev.harnessjira.tenancy.Admission.CannotVerify;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignInIntegrationTests extends TenancyScenario {

  private static final String ASK = "mypermissions";

  @Test
  void anAdministratorIsLetInOnceForASiteListedTwice() {
    var admission = admit(ADMIN.value());

    assertThat(admission).isInstanceOf(Admitted.class);
    assertThat(((Admitted) admission).account()).isEqualTo(ADMIN);
    assertThat(((Admitted) admission).sites()).extracting(Candidate::id).containsExactly(ACME);
  }

  @Test
  void askingWhetherSomebodyMayComeInStoresNothing() {
    admit(ADMIN.value());

    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isZero();
    assertThat(signIn.candidates(ADMIN)).isEmpty();
  }

  @Test
  void whoIsNoAdministratorStaysOut() {
    assertThat(admit(PLAIN_USER)).isEqualTo(new Admission.NotAdministrator(List.of("Acme")));
  }

  @Test
  void aSuspendedSiteIsNamed() {
    var tokens = atlassian.consent(ADMIN.value());
    atlassian.jira().suspend(ACME.value());

    assertThat(signIn.admit(tokens.accessToken()))
        .isEqualTo(new Admission.SiteSuspended(List.of("Acme")));
  }

  @Test
  void aSuspendedSiteKeepsNobodyOutOfAnother() {
    var tokens = atlassian.consent(TWO_SITES.value());
    atlassian.jira().suspend(ACME.value());

    var admitted = (Admitted) signIn.admit(tokens.accessToken());

    assertThat(admitted.sites()).extracting(Candidate::id).containsExactly(GLOBEX);
  }

  @Test
  void aSiteThatNobodyPickedIsLeftOut() {
    var tokens = atlassian.consent(TWO_SITES.value(), GLOBEX.value(), ALL_SCOPES);
    atlassian.jira().switches().unpickedSites(true);

    var admitted = (Admitted) signIn.admit(tokens.accessToken());

    assertThat(admitted.sites()).extracting(Candidate::id).containsExactly(GLOBEX);
  }

  @Test
  void aGrantWithoutJiraIsTold() {
    var tokens = atlassian.consent(ADMIN.value(), "all", "offline_access read:me");

    assertThat(signIn.admit(tokens.accessToken())).isEqualTo(new Admission.NoJiraSite());
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void nobodyComesInWhenRightsCannotBeVerified(Kind kind) {
    var tokens = atlassian.consent(ADMIN.value());
    atlassian.faults().failAll(call -> call.path().contains(ASK), kind);

    assertThat(signIn.admit(tokens.accessToken())).isInstanceOf(CannotVerify.class);
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void nobodyComesInWhenSitesCannotBeListed(Kind kind) {
    var tokens = atlassian.consent(ADMIN.value());
    atlassian.faults().failAll(call -> call.path().contains("accessible-resources"), kind);

    assertThat(signIn.admit(tokens.accessToken())).isInstanceOf(CannotVerify.class);
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void nobodyComesInWhoCannotBeNamed(Kind kind) {
    var tokens = atlassian.consent(ADMIN.value());
    atlassian.faults().failAll(call -> call.path().equals("/me"), kind);

    assertThat(signIn.admit(tokens.accessToken())).isInstanceOf(CannotVerify.class);
  }

  @Test
  void onlyOneOfTwoSitesInDoubtIsLeftOut() {
    signIn(TWO_SITES.value());
    var tokens = atlassian.consent(TWO_SITES.value());
    atlassian
        .faults()
        .failAll(
            call -> call.path().contains(ACME.value() + "/rest/api"), new Kind.Status(503, null));

    var admitted = signIn(tokens);
    atlassian.faults().clear();

    assertThat(admitted.sites()).extracting(Candidate::id).containsExactly(GLOBEX);
    assertThat(signIn.candidates(TWO_SITES)).extracting(Candidate::id).containsExactly(GLOBEX);
    assertThat(administration.mayAdminister(TWO_SITES, ACME)).isTrue();
  }

  @Test
  void theGrantIsStoredOnceForAnAccount() {
    signIn(ADMIN.value());
    signIn(ADMIN.value());

    assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isEqualTo(1);
  }

  @Test
  void noTokenStandsInAnyColumn() {
    var tokens = atlassian.consent(TWO_SITES.value());
    signIn(tokens);
    signIn.enter(TWO_SITES, ACME);
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    administration.useCredentials(ACME, own.clientId(), own.secret());
    signIn(OTHER_ADMIN.value());
    administration.standIn(ACME, OTHER_ADMIN);
    writing.access(ACME);

    var everything = rows.dump();

    assertThat(everything)
        .contains(own.clientId())
        .doesNotContain(tokens.accessToken(), tokens.refreshToken(), own.secret());
    for (var call : atlassian.faults().calls()) {
      assertThat(call.path()).doesNotContain(own.secret());
    }
  }

  @Test
  void enteringConnectsTheSiteAndSaysSo() {
    connect(ADMIN, ACME);

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
    assertThat(events.of(SiteConnected.class)).containsExactly(new SiteConnected(ACME));
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void nobodyEntersASiteThatTheyDoNotAdminister() {
    signIn(ADMIN.value());

    assertThat(signIn.enter(ADMIN, GLOBEX)).isFalse();
    assertThat(administration.site(GLOBEX)).isEmpty();
  }

  @Test
  void nobodyEntersWithRightsThatWereLostMeanwhile() {
    signIn(ADMIN.value());
    clock.advance(Duration.ofMinutes(6));
    atlassian.faults().failAll(call -> call.path().contains(ASK), new Kind.Status(500, null));

    assertThat(signIn.enter(ADMIN, ACME)).isFalse();
    assertThat(administration.site(ACME)).isEmpty();
  }

  @Test
  void aSecondAdministratorEntersWithoutTakingTheSiteOver() {
    connectAndAsk(ADMIN, ACME);
    events.clear();

    connect(OTHER_ADMIN, ACME);

    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
    assertThat(events.all()).isEmpty();
  }

  @Test
  void signingInAgainLeavesASiteThatWritesAlone() {
    connectAndAsk(ADMIN, ACME);
    events.clear();

    signIn(ADMIN.value());

    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(writing.access(ACME)).isInstanceOf(WriteAccess.Ready.class);
    assertThat(events.all()).isEmpty();
  }

  @Test
  void aConsentWithFewerScopesDoesNotNarrowAGrantThatASiteWritesWith() {
    connectAndAsk(ADMIN, ACME);
    var bearer = bearer(ACME);

    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));

    assertThat(bearer(ACME)).isEqualTo(bearer);
  }

  @Test
  void aConsentForFewerSitesDoesNotNarrowAGrantThatASiteWritesWith() {
    connectAndAsk(TWO_SITES, ACME);
    var bearer = bearer(ACME);
    var tokens = atlassian.consent(TWO_SITES.value());
    var admitted = (Admitted) signIn.admit(tokens.accessToken());
    var globex = admitted.sites().stream().filter(site -> site.id().equals(GLOBEX)).toList();

    signIn.keep(new Admitted(TWO_SITES, admitted.name(), globex), tokens);

    assertThat(bearer(ACME)).isEqualTo(bearer);
    assertThat(signIn.candidates(TWO_SITES)).extracting(Candidate::id).containsExactly(GLOBEX);
  }

  @Test
  void aNarrowerConsentIsKeptWhenNoSiteNeedsMore() {
    signIn(ADMIN.value());

    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));
    signIn.enter(ADMIN, ACME);

    work.run();
    assertThat(view(ACME).writing()).isEqualTo(Writing.NONE);
  }

  @Test
  void aWiderConsentAsksAgainWhetherTheGrantMayWrite() {
    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));
    signIn.enter(ADMIN, ACME);
    work.run();
    assertThat(view(ACME).writing()).isEqualTo(Writing.NONE);

    signIn(atlassian.consent(ADMIN.value(), "all", ALL_SCOPES));

    work.run();
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
  }

  private String bearer(SiteId site) {
    return ((WriteAccess.Ready) writing.access(site)).access().bearer();
  }
}
