package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.tenancy.Admission.Admitted;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.WriteAccess.Ready;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The n-th remote call of the way from sign-in to writing fails, for each n and each kind. */
class TenancyFaultsIntegrationTests extends TenancyScenario {

  /** Sites, permission, person, read, write, removal; then renewal. */
  private static final int CALLS = 6;

  static Stream<Arguments> eachCallAndKind() {
    return IntStream.rangeClosed(1, CALLS)
        .boxed()
        .flatMap(n -> Troubles.all().map(kind -> Arguments.of(n, kind)));
  }

  static Stream<Arguments> eachKind() {
    return Troubles.all().map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("eachCallAndKind")
  void afterOneFailureEverythingStillComesRight(int n, Kind kind) {
    var tokens = atlassian.consent(ADMIN.value());
    atlassian.faults().failNth(n, kind);

    var admission = signIn.admit(tokens.accessToken());
    if (n <= 3) {
      assertThat(admission).isInstanceOf(Admission.CannotVerify.class);
      assertThat(rows.countAsAccount(ADMIN.value(), "jira_grant")).isZero();
      admission = signIn.admit(tokens.accessToken());
    }
    signIn.keep((Admitted) admission, tokens);
    signIn.enter(ADMIN, ACME);
    work.run();
    clock.advance(Duration.ofSeconds(31));
    work.run();

    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(view(ACME).writing()).isEqualTo(Writing.GRANT);
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(atlassian.jira().repositories(ACME.value())).isEmpty();
    assertThat(work.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("eachKind")
  void afterOneFailedRenewalEverythingStillComesRight(Kind kind) {
    connectAndAsk(ADMIN, ACME);
    clock.advance(Duration.ofMinutes(61));
    atlassian.faults().failNth(1, kind);

    writing.access(ACME);
    clock.advance(Duration.ofSeconds(6));

    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
    assertThat(view(ACME).state()).isEqualTo(State.CONNECTED);
    clock.advance(Duration.ofMinutes(61));
    assertThat(writing.access(ACME)).isInstanceOf(Ready.class);
  }

  @ParameterizedTest
  @MethodSource("forbiddenCalls")
  void aClearNoIsANo(int n, Writing expected) {
    var tokens = atlassian.consent(ADMIN.value());
    signIn(tokens);
    signIn.enter(ADMIN, ACME);
    atlassian.faults().failNth(n, new Kind.Status(403, null));

    work.run();

    assertThat(view(ACME).writing()).isEqualTo(expected);
  }

  static Stream<Arguments> forbiddenCalls() {
    return Stream.of(
        Arguments.of(1, Writing.NONE),
        Arguments.of(2, Writing.NONE),
        Arguments.of(3, Writing.NONE),
        Arguments.of(4, Writing.GRANT));
  }
}
