package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.scope.ConnectionAdministration;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.AtlassianSandbox;
import dev.harnessjira.tenancy.SiteAdministration;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Worry;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Sites that are written to with the grants of administrators, from a push in Harness to the panel
 * in Jira: grants are lost, taken over and renewed, sites go away, removals outlive a restart.
 */
class GrantLifeIntegrationTests {

  private static Stage stage;

  private Words words;
  private Code code;
  private ConnectionId connection = ConnectionId.random();

  @BeforeAll
  static void begin() {
    stage = Stage.writtenWithGrants();
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  @BeforeEach
  void repositories() {
    words = new Words(stage.nextScenario());
    for (var site : new SiteId[] {Stage.ACME, Stage.GLOBEX}) {
      for (var number = 1; number <= 3; number++) {
        stage.jira().addIssue(site.value(), words.real("SHOP-" + number), "An issue");
      }
    }
    var project = stage.addProject("Own" + words.scenario());
    code = new Code(stage.harness, words, stage.addRepository(project, "own"));
  }

  @Test
  void aRefusedRenewalKeepsEverythingUntilSomebodyConsentsAgain() {
    connect(Stage.GLOBEX);
    code.pullRequest("SHOP-1 Before").from("before").open("Add it");
    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(1);
    stage.jira().revoke("Administrator of two sites");
    stage.clock.advance(Duration.ofMinutes(61));

    code.pullRequest("SHOP-2 Meanwhile").from("meanwhile").open("Add that");

    assertThat(issue(Stage.GLOBEX, "SHOP-2").isEmpty()).isTrue();
    assertThat(site(Stage.GLOBEX).state()).isEqualTo(State.REAUTHORIZE);
    assertThat(site(Stage.GLOBEX).reason()).contains("refused to renew", "refresh token");
    assertThat(waiting(Stage.GLOBEX)).isPositive();
    stage.signIn(AtlassianSandbox.TWO_SITES);

    assertThat(issue(Stage.GLOBEX, "SHOP-2").pullRequests()).hasSize(1);
    assertThat(site(Stage.GLOBEX).state()).isEqualTo(State.CONNECTED);
    assertThat(waiting(Stage.GLOBEX)).isZero();
  }

  @Test
  void aStandInTakesOverWithChangesWaitingAndNothingIsSentAgain() {
    connect(Stage.ACME);
    code.pullRequest("SHOP-1 Before").from("before").open("Add it");
    assertThat(issue(Stage.ACME, "SHOP-1").pullRequests()).hasSize(1);
    var holder = site(Stage.ACME).authorization().by();
    stage.signIn(AtlassianSandbox.OTHER_ADMIN);
    sites().standIn(Stage.ACME, new AccountId(AtlassianSandbox.OTHER_ADMIN));
    stage.settle();
    var sent = stage.jira().submissions().size();
    stage.jira().faults().forgetCalls();
    stage.jira().revoke(site(Stage.ACME).grantHolder());
    stage.clock.advance(Duration.ofMinutes(61));

    code.pullRequest("SHOP-2 Meanwhile").from("meanwhile").open("Add that");

    assertThat(issue(Stage.ACME, "SHOP-2").pullRequests()).hasSize(1);
    assertThat(site(Stage.ACME).state()).isEqualTo(State.CONNECTED);
    assertThat(site(Stage.ACME).authorization().by())
        .isEqualTo(new AccountId(AtlassianSandbox.OTHER_ADMIN))
        .isNotEqualTo(holder);
    assertThat(site(Stage.ACME).authorization().takenOver()).isNotNull();
    var since = stage.jira().submissions().subList(sent, stage.jira().submissions().size());
    assertThat(since).isNotEmpty().noneMatch(body -> body.toString().contains("Before"));
    assertThat(stage.jira().faults().calls()).noneMatch(call -> call.method().equals("DELETE"));
    assertThat(issue(Stage.ACME, "SHOP-1").pullRequests()).hasSize(1);
  }

  @Test
  void aSiteThatWasQuietForHalfAYearIsStillWrittenTo() {
    connect(Stage.GLOBEX);
    for (var month = 0; month < 6; month++) {
      stage.pass(Duration.ofDays(30));
    }

    code.pullRequest("SHOP-1 After a while").from("after").open("Add it");

    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(1);
    assertThat(site(Stage.GLOBEX).state()).isEqualTo(State.CONNECTED);
  }

  @Test
  void whatIsPushedWhileASiteIsSuspendedShowsWhenItIsBack() {
    connect(Stage.GLOBEX);
    stage.jira().suspend(Stage.GLOBEX.value());
    code.pullRequest("SHOP-1 Meanwhile").from("meanwhile").open("Add it");
    stage.settle();
    var worry = Objects.requireNonNull(site(Stage.GLOBEX).authorization().worry());
    assertThat(worry.kind()).isEqualTo(Worry.Kind.SUSPENDED);
    assertThat(site(Stage.GLOBEX).state()).isEqualTo(State.CONNECTED);

    stage.jira().resume(Stage.GLOBEX.value());
    stage.pass(Duration.ofMinutes(65));

    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(1);
    assertThat(site(Stage.GLOBEX).authorization().worry()).isNull();
  }

  @Test
  void aRemovalOutlivesARestartAndAConnectionMadeMeanwhile() {
    connect(Stage.GLOBEX);
    code.pullRequest("SHOP-1 Wish list").from("wishes").open("Add it");
    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(1);
    stage.jira().faults().failAll(GrantLifeIntegrationTests::isRemoval, new Kind.Status(503, null));

    stage.product.the(ConnectionAdministration.class).disconnect(Stage.GLOBEX, connection);
    stage.settle();
    assertThat(report().removals(Stage.GLOBEX)).hasSize(1);
    stage.product.stop();
    stage.jira().faults().clear();
    stage.product.start();
    connect(Stage.GLOBEX);
    stage.pass(Duration.ofMinutes(11));
    stage.pass(Duration.ofMinutes(4));

    assertThat(report().removals(Stage.GLOBEX)).isEmpty();
    assertThat(issue(Stage.GLOBEX, "SHOP-1").pullRequests()).hasSize(1);
    stage.product.the(ConnectionAdministration.class).disconnect(Stage.GLOBEX, connection);
    assertThat(issue(Stage.GLOBEX, "SHOP-1").isEmpty()).isTrue();
  }

  private void connect(SiteId site) {
    connection =
        stage.connect(
            site,
            ConnectionOptions.usual(),
            ScopeType.PROJECT,
            "scenarios/" + code.repository.space.identifier);
  }

  private ShownIssue issue(SiteId site, String key) {
    stage.settle();
    return new Shown(words).issue(stage.jira().panel(site.value(), words.real(key)));
  }

  private static SiteView site(SiteId site) {
    return sites().site(site).orElseThrow();
  }

  private static SiteAdministration sites() {
    return stage.product.the(SiteAdministration.class);
  }

  private static PublishingReport report() {
    return stage.product.the(PublishingReport.class);
  }

  private long waiting(SiteId site) {
    return report().status(site, connection).waiting();
  }

  private static boolean isRemoval(Request request) {
    return request.method().equals("DELETE") && request.path().contains("/devinfo/");
  }
}
