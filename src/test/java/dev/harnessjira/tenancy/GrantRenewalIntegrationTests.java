package dev.harnessjira.tenancy;

import static dev.harnessjira.tenancy.AtlassianSandbox.ALL_SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.WriteAccess.Paused;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import dev.harnessjira.tenancy.WriteAccess.Unavailable;
import dev.harnessjira.tenancy.application.RenewalInstances;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

class GrantRenewalIntegrationTests extends TenancyScenario {

  @Autowired private AutowireCapableBeanFactory beans;

  @BeforeEach
  void writeWithAGrantThatEnds() {
    connectAndAsk(TWO_SITES, ACME);
    signIn.enter(TWO_SITES, GLOBEX);
    work.run();
    clock.advance(Duration.ofMinutes(61));
    atlassian.faults().forgetCalls();
    events.clear();
  }

  @Test
  void aThousandNeedsOfThreeInstancesRenewOnce() {
    List<String> tokens;
    try (var instances = RenewalInstances.of(beans, 3)) {
      tokens = instances.needAtOnce(TWO_SITES, 1000);
    }

    assertThat(atlassian.jira().refreshes()).isEqualTo(1);
    assertThat(tokens).hasSize(1000);
    assertThat(new HashSet<>(tokens)).hasSize(1).noneMatch(token -> token.startsWith("no token"));
  }

  @Test
  void anOutageIsAskedOnceForAllWhoNeedAToken() {
    atlassian.faults().failAll(GrantRenewalIntegrationTests::isRenewal, new Kind.Status(503, null));
    List<String> tokens;
    try (var instances = RenewalInstances.of(beans, 3)) {
      tokens = instances.needAtOnce(TWO_SITES, 200);
    }

    assertThat(tokens).allMatch(token -> token.startsWith("no token"));
    assertThat(renewals()).isLessThanOrEqualTo(2);
  }

  @Test
  void aCrashAfterTheAnswerHealsWithinTheLeeway() {
    RenewalInstances.crashAfterTheAnswer(beans, TWO_SITES);
    assertThat(atlassian.jira().refreshes()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(61));

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(atlassian.jira().refreshes()).isEqualTo(2);
    assertThat(events.all()).isEmpty();
  }

  @Test
  void aCrashThatNobodyHealsWithinTheLeewayLosesTheGrant() {
    RenewalInstances.crashAfterTheAnswer(beans, TWO_SITES);

    clock.advance(Duration.ofMinutes(11));

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
  }

  @Test
  void aRotatedTokenIsUsedTheNextTime() {
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    clock.advance(Duration.ofHours(2));
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    clock.advance(Duration.ofHours(2));

    assertThat(writing.access(GLOBEX)).isInstanceOf(Ready.class);
    assertThat(atlassian.jira().refreshes()).isEqualTo(3);
  }

  @Test
  void aDeadGrantIsLostForEverySiteThatWritesWithIt() {
    atlassian.jira().revoke("Administrator of two sites");

    var access = writing.access(ACME);

    assertThat(access).isInstanceOf(Paused.class);
    assertThat(events.of(SiteAuthorizationLost.class))
        .extracting(SiteAuthorizationLost::site)
        .containsExactlyInAnyOrder(ACME, GLOBEX);
    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(GLOBEX).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).reason()).contains("refused to renew", "refresh token");
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void aDeadGrantLeavesASiteWithCredentialsOfItsOwnAlone() {
    var own = atlassian.jira().createCredentials(GLOBEX.value(), true);
    administration.useCredentials(GLOBEX, own.clientId(), own.secret());
    atlassian.jira().revoke("Administrator of two sites");

    writing.access(ACME);

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(GLOBEX).state()).isEqualTo(State.CONNECTED);
    assertThat(writing.access(GLOBEX)).isInstanceOf(Ready.class);
  }

  @Test
  void aSiteThatACrashLeftOutHearsOfTheLossAtTheNextUse() {
    RenewalInstances.loseWithoutTelling(beans, TWO_SITES, "Atlassian said no");
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);

    assertThat(writing.access(GLOBEX)).isInstanceOf(Paused.class);

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(GLOBEX).reason()).isEqualTo("Atlassian said no");
  }

  @Test
  void consentingAgainHealsEverySiteOfTheGrant() {
    atlassian.jira().revoke("Administrator of two sites");
    writing.access(ACME);
    events.clear();

    signIn(TWO_SITES.value());
    work.run();

    assertThat(events.of(SiteReauthorized.class))
        .extracting(SiteReauthorized::site)
        .contains(ACME, GLOBEX);
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(writing.access(GLOBEX)).isInstanceOf(Ready.class);
  }

  @Test
  void anotherAdministratorTakesALostSiteOver() {
    atlassian.jira().revoke("Administrator of two sites");
    writing.access(ACME);

    connectAndAsk(ADMIN, ACME);

    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(view(GLOBEX).state()).isEqualTo(State.REAUTHORIZE);
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void troubleNeverLosesAGrant(Kind kind) {
    atlassian.faults().failAll(GrantRenewalIntegrationTests::isRenewal, kind);

    assertThat(writing.access(ACME)).isInstanceOf(Unavailable.class);
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    atlassian.faults().clear();
    clock.advance(Duration.ofSeconds(61));

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(events.all()).isEmpty();
  }

  @Test
  void aRefusalWithoutAtlassiansWordsLosesNothing() {
    atlassian.faults().failAll(GrantRenewalIntegrationTests::isRenewal, new Kind.Status(403, null));

    assertThat(writing.access(ACME)).isInstanceOf(Unavailable.class);

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(events.all()).isEmpty();
  }

  @Test
  void aRefusedTokenIsRenewedOnce() {
    var ready = (Ready) writing.access(ACME);
    clock.advance(Duration.ofMinutes(2));
    writing.refused(ACME, ready.credentialVersion());
    var renewed = (Ready) writing.access(ACME);

    writing.refused(ACME, renewed.credentialVersion());
    writing.refused(GLOBEX, renewed.credentialVersion());

    assertThat(renewed.access().bearer()).isNotEqualTo(ready.access().bearer());
    assertThat(((Ready) writing.access(ACME)).access()).isEqualTo(renewed.access());
    assertThat(atlassian.jira().refreshes()).isEqualTo(2);
  }

  @Test
  void aNarrowerConsentIsKeptOnceTheOldGrantIsLost() {
    atlassian.jira().revoke("Administrator of two sites");
    writing.access(ACME);

    signIn(atlassian.consent(TWO_SITES.value(), ACME.value(), ALL_SCOPES));
    work.run();

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(view(GLOBEX).state()).isEqualTo(State.REAUTHORIZE);
  }

  private long renewals() {
    return atlassian.faults().calls().stream()
        .filter(
            call -> new String(call.body(), StandardCharsets.UTF_8).contains("\"refresh_token\""))
        .count();
  }

  private static boolean isRenewal(Request request) {
    return request.path().equals("/oauth/token") && request.text().contains("\"refresh_token\"");
  }
}
