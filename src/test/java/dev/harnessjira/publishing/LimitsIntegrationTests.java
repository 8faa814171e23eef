package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.commit;
import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionEnded;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each of Atlassian's limits holds up what it is about and nothing else. */
class LimitsIntegrationTests extends SandboxedPublishing {

  private static final SiteId OTHER = new SiteId(JiraSimulator.GLOBEX);

  private String key = "";
  private Coverage elsewhere = covering(connection);

  @BeforeEach
  void publishSome() {
    key = issue(1);
    change(pullRequest(1, "One", State.OPEN, key), commit("aaaa", key));
    settle();
    elsewhere =
        new Coverage(
            OTHER,
            ConnectionId.random(),
            CoverageId.random(),
            ScopeType.PROJECT,
            "acc/org/shop",
            "Shop");
    development.cover(elsewhere);
    writing.use(OTHER, jira.createCredentials(OTHER.value(), true));
    jira.addIssue(OTHER.value(), key, "An issue");
    jira.faults().forgetCalls();
  }

  private void changeElsewhere(LinkedEntity entity) {
    development.link(elsewhere.id(), entity);
    transactions.runInSite(
        OTHER.value(),
        () ->
            events.publishEvent(
                new DevelopmentChanged(
                    OTHER, elsewhere.id(), Set.of(entity.ref()), Cause.WEBHOOK, clock.instant())));
  }

  private @Nullable Instant runElsewhere() {
    return publishSite.publish(OTHER, clock.instant().plusSeconds(10));
  }

  private void limit(String reason, int seconds) {
    jira.faults().fail(SandboxedPublishing::isBulk, new Kind.Limited(reason, seconds), 1);
  }

  @Test
  void aBurstOfSubmissionsHoldsUpSubmissionsAlone() {
    limit("jira-burst-based", 30);
    change(pullRequest(2, "Two", State.OPEN, key));
    unlink(commit("aaaa").ref());
    var begin = clock.instant();

    run();

    assertThat(panel(key).commits()).isEmpty();
    assertThat(panel(key).pullRequests()).hasSize(1);
    assertThat(status().hold().reason()).startsWith("Jira takes no more of these calls");
    assertThat(status().hold().until()).isEqualTo(begin.plusSeconds(30));
    clock.advance(Duration.ofSeconds(29));
    assertThat(run()).isEqualTo(begin.plusSeconds(30));
    assertThat(calls("POST", "/bulk")).isOne();
    clock.advance(Duration.ofSeconds(1));
    run();
    assertThat(panel(key).pullRequests()).hasSize(2);
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void aBurstOfDeletionsHoldsUpDeletionsAlone() {
    jira.faults()
        .fail(
            request -> request.method().equals("DELETE"),
            new Kind.Limited("jira-burst-based", 30),
            1);
    unlink(commit("aaaa").ref());
    change(pullRequest(2, "Two", State.OPEN, key));
    run();
    change(pullRequest(3, "Three", State.OPEN, key));
    run();

    assertThat(panel(key).pullRequests()).hasSize(3);
    assertThat(panel(key).commits()).hasSize(1);
    assertThat(calls("DELETE", "/commit/")).isOne();
    clock.advance(Duration.ofSeconds(30));
    run();
    assertThat(panel(key).commits()).isEmpty();
  }

  @Test
  void aRemovalThatIsThrottledGoesOnWhenItMay() {
    jira.faults()
        .fail(
            request -> request.path().contains("bulkByProperties"),
            new Kind.Limited("jira-burst-based", 600),
            1);
    publish(new ConnectionEnded(SITE, connection, Set.of(coverage.id())));
    var begin = clock.instant();

    run();

    assertThat(report.removals(SITE).getFirst().problem())
        .startsWith("Jira takes no more of these calls");
    clock.advance(Duration.ofSeconds(599));
    run();
    assertThat(calls("DELETE", "bulkByProperties")).isOne();
    settle();
    assertThat(report.removals(SITE)).isEmpty();
    assertThat(panel(key).isEmpty()).isTrue();
    assertThat(clock.instant()).isBefore(begin.plus(Duration.ofMinutes(15)));
  }

  @Test
  void aBurstDuringAHalvingLeavesTheRestForLater() {
    jira.faults().fail(SandboxedPublishing::isBulk, new Kind.Status(413, null), 1);
    change(pullRequest(2, "Two", State.OPEN, key), pullRequest(3, "Three", State.OPEN, key));
    limit("jira-burst-based", 30);

    run();

    assertThat(calls("POST", "/bulk")).isEqualTo(2);
    assertThat(status().refused()).isZero();
    settle();
    assertThat(panel(key).pullRequests()).hasSize(3);
  }

  @Test
  void changesOfOneIssueHoldUpSubmissions() {
    limit("jira-per-issue-on-write", 30);
    change(pullRequest(2, "Two", State.OPEN, key));

    run();

    assertThat(status().hold().reason()).startsWith("Jira takes no more changes of one issue");
  }

  @Test
  void aSitesQuotaHoldsUpTheSite() {
    limit("jira-quota-tenant-based", 1800);
    change(pullRequest(2, "Two", State.OPEN, key));
    unlink(commit("aaaa").ref());
    var begin = clock.instant();
    run();
    changeElsewhere(pullRequest(1, "Elsewhere", State.OPEN, key));
    runElsewhere();

    assertThat(calls("DELETE", "")).isZero();
    assertThat(status().hold().until()).isEqualTo(begin.plusSeconds(1800));
    assertThat(status().hold().reason()).contains("this Jira site in an hour are used up");
    assertThat(jira.panel(OTHER.value(), key).pullRequests()).hasSize(1);
  }

  @Test
  void theAppsQuotaHoldsUpAllSitesOfTheAppAndNoOther() {
    writing.asApp(true);
    settle();
    limit("jira-quota-global-based", 1800);
    change(pullRequest(2, "Two", State.OPEN, key));
    var until = clock.instant().plusSeconds(1800);
    run();
    jira.faults().forgetCalls();

    changeElsewhere(pullRequest(1, "Elsewhere", State.OPEN, key));
    assertThat(runElsewhere()).isEqualTo(until);
    assertThat(jira.faults().calls()).noneMatch(call -> call.path().contains("devinfo"));
    assertThat(status().hold().reason())
        .contains("for all Jira sites together", "OAuth credentials");
    assertThat(report.status(OTHER, elsewhere.connection()).hold().until()).isEqualTo(until);

    writing.asApp(false);
    runElsewhere();
    assertThat(jira.panel(OTHER.value(), key).pullRequests()).hasSize(1);
    assertThat(report.status(OTHER, elsewhere.connection()).hold().reason()).isNull();

    writing.asApp(true);
    assertThat(run()).isEqualTo(until);
    jira.faults().forgetCalls();
    clock.advanceTo(until);
    run();
    assertThat(calls("POST", "/bulk")).isPositive();
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void whoHasCredentialsOfItsOwnHoldsUpNobodyElse() {
    limit("jira-quota-global-based", 1800);
    change(pullRequest(2, "Two", State.OPEN, key));
    run();

    assertThat(status().hold().reason()).contains("this Jira site in an hour are used up");
    writing.asApp(true);
    changeElsewhere(pullRequest(1, "Elsewhere", State.OPEN, key));
    runElsewhere();
    assertThat(jira.panel(OTHER.value(), key).pullRequests()).hasSize(1);
  }

  @Test
  void nearALimitCallsAreSpreadBeforeThereIsARefusal() {
    jira.faults()
        .failAll(
            SandboxedPublishing::isBulk,
            new Kind.Remark(Map.of("X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "5")));
    change(pullRequest(2, "Two", State.OPEN, key));
    run();
    change(pullRequest(3, "Three", State.OPEN, key));
    unlink(commit("aaaa").ref());
    var begin = clock.instant();

    assertThat(run()).isEqualTo(begin.plusSeconds(10));

    assertThat(panel(key).commits()).isEmpty();
    assertThat(calls("POST", "/bulk")).isOne();
    assertThat(status().hold().reason()).startsWith("Jira says that a limit is near");
    clock.advance(Duration.ofSeconds(10));
    run();
    assertThat(panel(key).pullRequests()).hasSize(3);
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void nearALimitAHalvingComesToItsEnd() {
    jira.faults().fail(LimitsIntegrationTests::hasPoison, new Kind.Status(400, null), 100);
    jira.faults()
        .failAll(
            SandboxedPublishing::isBulk,
            new Kind.Remark(Map.of("X-RateLimit-Limit", "100", "X-RateLimit-Remaining", "0")));
    change(commit("bbbb1", key), commit("bbbb2", key), commit("poison", key), commit("bbbb4", key));

    run();

    assertThat(panel(key).commits()).hasSize(4);
    assertThat(status().refused()).isOne();
  }

  private static boolean hasPoison(Request request) {
    return isBulk(request) && request.text().contains("poison");
  }
}
