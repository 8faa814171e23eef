package dev.harnessjira.tenancy;

import static dev.harnessjira.tenancy.AtlassianSandbox.WITHOUT_DEV_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.SiteAdministration.CredentialsOutcome;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.WriteAccess.Paused;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import dev.harnessjira.tenancy.WriteAccess.Unavailable;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteAccessIntegrationTests extends TenancyScenario {

  @Test
  void aGrantThatMayWriteIsWrittenWith() {
    connectAndAsk(ADMIN, ACME);

    var ready = (Ready) writing.access(ACME);

    assertThat(view(ACME).grantMayWrite()).isEqualTo(Answer.MAY);
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(ready.access().base())
        .isEqualTo(URI.create(atlassian.uri() + "/ex/jira/" + ACME.value() + "/rest/devinfo/0.10"));
    assertThat(ready.identity()).isEqualTo(new WritingIdentity("app:sandbox-app"));
    assertThat(events.of(SiteReauthorized.class)).isNotEmpty();
  }

  @Test
  void askingLeavesNothingInJira() {
    connectAndAsk(ADMIN, ACME);

    assertThat(atlassian.jira().repositories(ACME.value())).isEmpty();
    assertThat(atlassian.jira().invalidSubmissions()).isEmpty();
    assertThat(atlassian.jira().submissions())
        .allSatisfy(body -> assertThat(body.path("preventTransitions").asBoolean()).isTrue());
  }

  @Test
  void aGrantThatMayNotWriteAsksForCredentials() {
    atlassian.jira().threeLoMayWrite(false);

    connectAndAsk(ADMIN, ACME);

    assertThat(view(ACME).grantMayWrite()).isEqualTo(Answer.MAY_NOT);
    assertThat(view(ACME).writing()).isEqualTo(Writing.NONE);
    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
  }

  @Test
  void aConsentWithoutTheScopesIsNotAskedAbout() {
    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));
    signIn.enter(ADMIN, ACME);
    work.run();

    assertThat(view(ACME).writing()).isEqualTo(Writing.NONE);
    assertThat(atlassian.faults().calls()).noneMatch(call -> call.path().contains("devinfo"));
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#undecided")
  void whatIsNeitherYesNorNoIsAskedAgain(Kind kind) {
    atlassian.faults().failAll(call -> call.path().endsWith("/bulk"), kind);
    connect(ADMIN, ACME);
    work.run();
    assertThat(view(ACME).writing()).isEqualTo(Writing.UNDECIDED);
    atlassian.faults().clear();

    clock.advance(Duration.ofSeconds(31));
    work.run();

    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
  }

  @Test
  void oneStrayUnauthorizedIsNoNo() {
    atlassian.faults().fail(call -> call.path().endsWith("/bulk"), new Kind.Status(401, null), 1);

    connectAndAsk(ADMIN, ACME);

    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
  }

  @Test
  void aDisconnectedSiteIsNotAskedAboutForEver() {
    atlassian.faults().failAll(call -> call.path().endsWith("/bulk"), new Kind.Status(500, null));
    connect(ADMIN, ACME);
    work.run();
    administration.disconnect(ACME);
    atlassian.faults().forgetCalls();

    clock.advance(Duration.ofSeconds(31));

    work.run();
    assertThat(atlassian.faults().calls()).isEmpty();
    assertThat(work.isEmpty()).isTrue();
  }

  @Test
  void credentialsThatWorkAreWrittenWith() {
    atlassian.jira().threeLoMayWrite(false);
    connectAndAsk(ADMIN, ACME);
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    events.clear();

    var outcome = administration.useCredentials(ACME, " " + own.clientId() + "\n", own.secret());

    var ready = (Ready) writing.access(ACME);
    assertThat(outcome).isEqualTo(new CredentialsOutcome.Accepted());
    assertThat(ready.access().base())
        .isEqualTo(URI.create(atlassian.uri() + "/jira/devinfo/0.1/cloud/" + ACME.value()));
    assertThat(ready.identity().value()).isEqualTo("credentials:" + own.clientId());
    assertThat(view(ACME).credentialsClientId()).isEqualTo(own.clientId());
    assertThat(events.all()).containsExactly(new SiteReauthorized(ACME));
    assertThat(events.outsideOfATransaction()).isEmpty();
  }

  @Test
  void credentialsThatAreWrongChangeNothing() {
    connectAndAsk(ADMIN, ACME);
    var other = atlassian.jira().createCredentials(GLOBEX.value(), true);
    var without = atlassian.jira().createCredentials(ACME.value(), false);
    events.clear();

    assertThat(administration.useCredentials(ACME, "nobody", "nothing"))
        .isInstanceOf(CredentialsOutcome.Wrong.class);
    assertThat(administration.useCredentials(ACME, without.clientId(), without.secret()))
        .isInstanceOf(CredentialsOutcome.WithoutDevelopmentInformation.class);
    assertThat(administration.useCredentials(ACME, other.clientId(), other.secret()))
        .isNotInstanceOf(CredentialsOutcome.Accepted.class);
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(view(ACME).credentialsClientId()).isNull();
    assertThat(events.all()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#undecided")
  void credentialsAreNeverCalledWrongForAnOutage(Kind kind) {
    connectAndAsk(ADMIN, ACME);
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    atlassian.faults().failAll(call -> true, kind);

    assertThat(administration.useCredentials(ACME, own.clientId(), own.secret()))
        .isInstanceOf(CredentialsOutcome.CannotVerify.class);
  }

  @Test
  void aTokenOfCredentialsIsSharedUntilItEnds() {
    useOwnCredentials();
    atlassian.faults().forgetCalls();

    var first = (Ready) writing.access(ACME);
    var second = (Ready) writing.access(ACME);
    clock.advance(Duration.ofMinutes(15));
    var third = (Ready) writing.access(ACME);

    assertThat(first.access()).isEqualTo(second.access()).isNotEqualTo(third.access());
    assertThat(atlassian.faults().calls()).hasSize(1);
  }

  @Test
  void aRefusedTokenOfCredentialsIsReplaced() {
    useOwnCredentials();
    var first = (Ready) writing.access(ACME);

    writing.refused(ACME, first.credentialVersion() - 1);
    assertThat(((Ready) writing.access(ACME)).access()).isEqualTo(first.access());
    writing.refused(ACME, first.credentialVersion());

    assertThat(((Ready) writing.access(ACME)).access()).isNotEqualTo(first.access());
  }

  @Test
  void rejectedCredentialsPauseTheSiteUntilThereAreOthers() {
    useOwnCredentials();
    clock.advance(Duration.ofMinutes(15));
    atlassian
        .faults()
        .failAll(call -> call.path().equals("/oauth/token"), new Kind.Status(401, null));

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).credentialsRejected()).contains("401");
    atlassian.faults().clear();
    useOwnCredentials();

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).credentialsRejected()).isNull();
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void rejectedCredentialsAreReplacedByConsentingAgain() {
    connectAndAsk(ADMIN, ACME);
    useOwnCredentials();
    clock.advance(Duration.ofMinutes(15));
    atlassian
        .faults()
        .fail(call -> call.path().equals("/oauth/token"), new Kind.Status(401, null), 1);
    writing.access(ACME);

    signIn(ADMIN.value());
    work.run();

    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(((Ready) writing.access(ACME)).identity().value()).startsWith("app:");
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#undecided")
  void anOutageNeverRejectsCredentials(Kind kind) {
    useOwnCredentials();
    clock.advance(Duration.ofMinutes(15));
    atlassian.faults().failAll(call -> call.path().equals("/oauth/token"), kind);

    assertThat(writing.access(ACME)).isInstanceOf(Unavailable.class);
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void whatWasWrittenBeforeAChangeCanStillBeReached() {
    connectAndAsk(ADMIN, ACME);
    var first = useOwnCredentials();
    var second = useOwnCredentials();

    assertThat(writing.access(ACME, new WritingIdentity("app:sandbox-app")))
        .isInstanceOf(Ready.class);
    assertThat(writing.access(ACME, first)).isInstanceOf(Ready.class);
    writing.noLongerNeeded(ACME, first);
    writing.noLongerNeeded(ACME, second);

    assertThat(writing.access(ACME, first)).isInstanceOf(Paused.class);
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void eachAnswerOfATestIsShown() {
    connectAndAsk(ADMIN, ACME);
    atlassian.faults().failAll(call -> call.method().equals("DELETE"), new Kind.Status(403, null));

    var test = administration.test(ACME);

    assertThat(test.read().answer()).isEqualTo(Answer.MAY);
    assertThat(test.write().answer()).isEqualTo(Answer.MAY);
    assertThat(test.removal().answer()).isEqualTo(Answer.MAY_NOT);
    assertThat(test.removal().detail()).startsWith("403");
  }

  @Test
  void aTestOfASiteThatIsNotWrittenToSaysWhy() {
    assertThat(administration.test(ACME).write().detail()).contains("not connected");
  }

  private WritingIdentity useOwnCredentials() {
    if (administration.site(ACME).isEmpty()) {
      atlassian.jira().threeLoMayWrite(false);
      connectAndAsk(ADMIN, ACME);
    }
    var own = atlassian.jira().createCredentials(ACME.value(), true);
    assertThat(administration.useCredentials(ACME, own.clientId(), own.secret()))
        .isEqualTo(new CredentialsOutcome.Accepted());
    return new WritingIdentity("credentials:" + own.clientId());
  }
}
