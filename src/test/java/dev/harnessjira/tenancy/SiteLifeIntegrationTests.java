package dev.harnessjira.tenancy;

import static dev.harnessjira.tenancy.AtlassianSandbox.WITHOUT_DEV_INFO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Worry;
import dev.harnessjira.tenancy.WriteAccess.Paused;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a site and of its administrator in the course of time. */
class SiteLifeIntegrationTests extends TenancyScenario {

  @BeforeEach
  void connected() {
    connectAndAsk(ADMIN, ACME);
    events.clear();
  }

  @Test
  void aSiteThatIsWellHasNoWorries() {
    dayPasses();

    assertThat(view(ACME).authorization().worry()).isNull();
    assertThat(view(ACME).authorization().mayEnd()).isNull();
    assertThat(events.all()).isEmpty();
  }

  @Test
  void aNewNameAndAddressAreTakenOverWithoutAClick() {
    atlassian.jira().switches().rename(ACME.value(), "Acme Works", "acme-works");

    dayPasses();

    assertThat(view(ACME).name()).isEqualTo("Acme Works");
    assertThat(view(ACME).url()).endsWith("/sites/acme-works");
    assertThat(signIn.candidates(ADMIN))
        .containsExactly(new Candidate(ACME, "Acme Works", view(ACME).url()));
  }

  @Test
  void aSuspendedSiteIsSaidToBeUntilItIsBack() {
    atlassian.jira().suspend(ACME.value());
    dayPasses();
    assertThat(worry()).isEqualTo(Worry.Kind.SUSPENDED);

    atlassian.jira().resume(ACME.value());
    clock.advance(Duration.ofMinutes(61));
    work.run();

    assertThat(view(ACME).authorization().worry()).isNull();
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void aDeletedSiteIsSaidToBeOutOfReach() {
    atlassian.jira().switches().deleted(ACME.value(), true);

    dayPasses();

    assertThat(worry()).isEqualTo(Worry.Kind.NOT_REACHED);
  }

  @Test
  void whatJiraSaysIsNotThereIsLookedAtAtOnce() {
    atlassian.jira().suspend(ACME.value());

    writing.doubted(ACME);
    work.run();

    assertThat(worry()).isEqualTo(Worry.Kind.SUSPENDED);
  }

  @Test
  void whoIsNoAdministratorAnyMoreIsAWorryAndWritingGoesOn() {
    atlassian.jira().switches().administers(ADMIN.value(), ACME.value(), false);
    dayPasses();
    assertThat(worry()).isEqualTo(Worry.Kind.NOT_ADMINISTRATOR);
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    var since = view(ACME).authorization().worry();
    dayPasses();
    assertThat(view(ACME).authorization().worry()).isEqualTo(since);

    atlassian.jira().switches().administers(ADMIN.value(), ACME.value(), true);
    dayPasses();

    assertThat(view(ACME).authorization().worry()).isNull();
  }

  @Test
  void aConsentWithFewerRightsIsSaidInItsOwnWords() {
    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));
    clock.advance(Duration.ofMinutes(61));

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).reason()).contains("given again with fewer rights");
    assertThat(events.of(SiteAuthorizationLost.class)).hasSize(1);
    signIn(ADMIN.value());
    work.run();
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void aConsentWithFewerRightsIsFoundThoughNothingIsSent() {
    signIn(atlassian.consent(ADMIN.value(), "all", WITHOUT_DEV_INFO));

    dayPasses();

    assertThat(view(ACME).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(view(ACME).reason()).contains("given again with fewer rights");
  }

  @ParameterizedTest
  @MethodSource("dev.harnessjira.tenancy.Troubles#all")
  void anOutageIsNoWorryAndIsLookedAtAgainInAnHour(Kind kind) {
    clock.advance(Duration.ofHours(25));
    atlassian.faults().failAll(call -> !call.path().equals("/oauth/token"), kind);
    work.run();
    assertThat(view(ACME).authorization().worry()).isNull();
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    atlassian.faults().clear();
    atlassian.jira().suspend(ACME.value());

    clock.advance(Duration.ofMinutes(61));
    work.run();

    assertThat(worry()).isEqualTo(Worry.Kind.SUSPENDED);
  }

  @Test
  void aDisconnectedSiteIsNotLookedAt() {
    administration.disconnect(ACME);
    atlassian.faults().forgetCalls();

    dayPasses();
    dayPasses();

    assertThat(atlassian.faults().calls()).isEmpty();
  }

  @Test
  void aGrantThatNobodyUsesEndsAfterNinetyDays() {
    clock.advance(Duration.ofDays(91));

    assertThat(writing.access(ACME)).isInstanceOf(Paused.class);
  }

  @Test
  void theGrantsOfAQuietSiteAreUsedInTime() {
    standIn(OTHER_ADMIN, ACME);

    for (var day = 0; day < 200; day++) {
      clock.advance(Duration.ofDays(1));
      work.run();
    }

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(view(ACME).grantHolder()).isEqualTo("Jira administrator");
    assertThat(view(ACME).authorization().standIns()).allMatch(standIn -> standIn.reason() == null);
    atlassian.jira().revoke("Jira administrator");
    clock.advance(Duration.ofMinutes(61));
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @Test
  void aYearlyEndIsAnnouncedFourWeeksAheadUntilSomebodyConsentsAgain() {
    var end = clock.instant().plus(Duration.ofDays(365));
    clock.advance(Duration.ofDays(336));
    assertThat(view(ACME).authorization().mayEnd()).isNull();
    clock.advance(Duration.ofDays(2));

    var announced = view(ACME).authorization().mayEnd();
    assertThat(announced).isBetween(end.minusSeconds(60), end.plusSeconds(60));
    signIn(ADMIN.value());

    assertThat(view(ACME).authorization().mayEnd()).isNull();
  }

  @Test
  void theYearlyEndOfAStandInIsAnnouncedToo() {
    standIn(OTHER_ADMIN, ACME);
    clock.advance(Duration.ofDays(338));
    assertThat(view(ACME).authorization().standIns().getFirst().mayEnd()).isNotNull();

    signIn(OTHER_ADMIN.value());

    assertThat(view(ACME).authorization().standIns().getFirst().mayEnd()).isNull();
  }

  private Worry.Kind worry() {
    return Objects.requireNonNull(view(ACME).authorization().worry()).kind();
  }
}
