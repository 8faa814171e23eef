package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.publishing.domain.AppCalls;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All sites that are written to as the app share the calls that it may make in an hour. */
class AppShareIntegrationTests extends SandboxedPublishing {

  private static final SiteId QUIET = new SiteId(JiraSimulator.GLOBEX);

  @Autowired private AppCalls appCalls;

  private String key = "";
  private Coverage quiet = covering(connection);

  @BeforeEach
  void beginHour() {
    writing.asApp(true);
    key = issue(1);
    jira.addIssue(QUIET.value(), key, "An issue");
    quiet = place(QUIET);
    clock.advanceTo(clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(90)));
    for (var table : List.of("mark", "entity", "site", "site_calls", "endpoint_hold")) {
      transactions.runInSite(
          QUIET.value(), () -> jdbc.sql("delete from publishing." + table).update());
    }
  }

  private Coverage place(SiteId site) {
    var made =
        new Coverage(
            site,
            ConnectionId.random(),
            CoverageId.random(),
            ScopeType.PROJECT,
            "acc/org/shop",
            "Shop");
    development.cover(made);
    writing.use(site, jira.createCredentials(site.value(), true));
    return made;
  }

  /** As if so much had been made in this hour. */
  private void spent(long all, long sites, long own) {
    var hour = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.HOURS));
    jdbc.sql(
            """
            insert into publishing.app_calls (app, hour, calls, levels)
            values (?, ?, ?, array_fill(?::bigint, array[32]))
            """)
        .params(TestSiteWriting.APP.value(), hour, all, sites)
        .update();
    spentBy(SITE, own);
  }

  private void spentBy(SiteId site, long own) {
    var hour = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.HOURS));
    transactions.runInSite(
        site.value(),
        () ->
            jdbc.sql("insert into publishing.site_calls values (?, ?, ?, ?)")
                .params(site.value(), TestSiteWriting.APP.value(), hour, own)
                .update());
  }

  private void change(Coverage where, LinkedEntity entity) {
    development.link(where.id(), entity);
    transactions.runInSite(
        where.site().value(),
        () ->
            events.publishEvent(
                new DevelopmentChanged(
                    where.site(),
                    where.id(),
                    Set.of(entity.ref()),
                    Cause.WEBHOOK,
                    clock.instant())));
  }

  private @Nullable Instant run(Coverage where) {
    return publishSite.publish(where.site(), clock.instant().plusSeconds(10));
  }

  @Test
  void whileLittleIsSpentNobodyWaits() {
    spent(1_000, 10, 500);
    for (var edit = 0; edit < 3; edit++) {
      change(pullRequest(1, "Edit " + edit, State.OPEN, key));
      run();
    }

    assertThat(calls("POST", "/bulk")).isEqualTo(3);
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void aNoisySitesChangesAreCollectedForItsWindow() {
    spent(40_000, 100, 1_000);
    change(pullRequest(1, "First", State.OPEN, key));
    var begin = clock.instant();
    run();
    assertThat(status().hold().reason()).isNull();

    for (var edit = 0; edit < 20; edit++) {
      change(pullRequest(1, "Edit " + edit, State.OPEN, key));
      run();
      clock.advance(Duration.ofSeconds(1));
    }

    var next = Objects.requireNonNull(run());
    assertThat(Duration.between(begin, next)).hasSeconds(28);
    assertThat(calls("POST", "/bulk")).isOne();
    assertThat(status().hold().reason()).startsWith("Much changes on all Jira sites together");
    assertThat(status().hold().until()).isEqualTo(next);
    clock.advanceTo(next);
    run();
    assertThat(calls("POST", "/bulk")).isEqualTo(2);
    assertThat(panel(key).pullRequests().getFirst().path("title").asString()).isEqualTo("Edit 19");
  }

  @Test
  void aSiteWithCredentialsOfItsOwnIsNotCounted() {
    spent(58_000, 100, 10_000);
    writing.asApp(false);
    for (var edit = 0; edit < 3; edit++) {
      change(pullRequest(1, "Edit " + edit, State.OPEN, key));
      run();
    }

    assertThat(calls("POST", "/bulk")).isEqualTo(3);
    assertThat(made().all()).isEqualTo(58_001);
  }

  private AppCalls.Made made() {
    var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    return transactions.inSite(SITE.value(), () -> appCalls.count(SITE, TestSiteWriting.APP, hour));
  }

  @Test
  void aSiteThatGetsCredentialsOfItsOwnWaitsNoLonger() {
    spent(40_000, 100, 1_000);
    change(pullRequest(1, "First", State.OPEN, key));
    run();
    change(pullRequest(1, "Second", State.OPEN, key));
    run();
    assertThat(calls("POST", "/bulk")).isOne();

    writing.asApp(false);
    run();

    assertThat(panel(key).pullRequests())
        .anyMatch(pull -> pull.path("title").asString().equals("Second"));
    assertThat(status().hold().reason()).isNull();
  }

  @Test
  void whenAllIsSpentEverybodyWaitsForTheNextHour() {
    spent(58_500, 100, 600);
    change(pullRequest(1, "First", State.OPEN, key));
    change(quiet, pullRequest(1, "Quiet", State.OPEN, key));
    var hour = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));

    assertThat(run()).isEqualTo(hour);
    assertThat(run(quiet)).isEqualTo(hour);

    assertThat(jira.faults().calls()).noneMatch(call -> call.path().contains("devinfo"));
    assertThat(status().hold().reason()).startsWith("Much changes on all Jira sites together");
    clock.advanceTo(hour);
    run();
    run(quiet);
    assertThat(jira.panel(SITE.value(), key).pullRequests()).hasSize(1);
    assertThat(jira.panel(QUIET.value(), key).pullRequests()).isNotEmpty();
  }

  @Test
  void aNoisySiteNeverDelaysAQuietOne() {
    List<Coverage> noisy = new ArrayList<>();
    for (var site = 0; site < 3; site++) {
      noisy.add(place(new SiteId("noisy-" + site + "-" + project)));
      jira.addUnadministeredSite(noisy.getLast().site().value(), "Noisy");
      jira.addIssue(noisy.getLast().site().value(), key, "An issue");
    }
    clock.advanceTo(clock.instant().plus(Duration.ofMinutes(20)));
    spent(50_000, 40, 1);
    noisy.forEach(site -> spentBy(site.site(), 1_250));
    Map<Coverage, Instant> due = new HashMap<>();

    for (var second = 0; second < 300; second++) {
      for (var site : noisy) {
        change(site, pullRequest(1, "At " + second, State.OPEN, key));
        if (!clock.instant().isBefore(due.getOrDefault(site, Instant.EPOCH))) {
          var next = run(site);
          due.put(site, next == null ? Instant.EPOCH : next);
        }
      }
      if (second % 60 == 30) {
        change(quiet, pullRequest(1, "Quiet at " + second, State.OPEN, key));
        run(quiet);
        assertThat(holdOfQuiet()).as("at " + second).isNotEqualTo("APP_SHARE");
      }
      clock.advance(Duration.ofSeconds(1));
    }

    var quietly =
        jira.faults().calls().stream().filter(call -> call.path().contains(QUIET.value()));
    assertThat(quietly).hasSizeGreaterThanOrEqualTo(5);
    assertThat(calls("POST", "/bulk") - 5).isBetween(3 * 50L, 3 * 110L);
    noisy.forEach(
        site -> assertThat(jira.panel(site.site().value(), key).pullRequests()).hasSize(1));
  }

  private String holdOfQuiet() {
    return transactions.inSite(
        QUIET.value(),
        () -> jdbc.sql("select hold from publishing.site").query(String.class).single());
  }

  @Test
  void instancesCountTogether() throws Exception {
    var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    try (var instances = Executors.newFixedThreadPool(6)) {
      var calls =
          IntStream.range(0, 120)
              .mapToObj(i -> (Callable<Object>) () -> count(i % 2 == 0 ? SITE : QUIET, hour))
              .toList();
      for (var call : instances.invokeAll(calls)) {
        call.get();
      }
    }

    var made = made();
    assertThat(made.all()).isEqualTo(121);
    assertThat(made.levels().subList(0, 8)).containsExactly(2L, 2L, 2L, 2L, 2L, 2L, 0L, 0L);
    assertThat(made.own()).isEqualTo(61);
  }

  private Object count(SiteId site, Instant hour) {
    return transactions.inSite(site.value(), () -> appCalls.count(site, TestSiteWriting.APP, hour));
  }

  @Test
  void aClockThatIsBehindCountsInTheHourOfTheOthers() {
    var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    count(SITE, hour);
    count(SITE, hour.minus(Duration.ofHours(1)));
    assertThat(made().all()).isEqualTo(3);

    count(SITE, hour.minus(Duration.ofDays(1)));
    assertThat(made().all()).isOne();
  }
}
