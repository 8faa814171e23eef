package dev.harnessjira.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.application.PublishSite;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.sandbox.jira.JiraSimulator.OwnCredentials;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.support.TestDatabase;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The module on a real PostgreSQL with the simulated Jira; what is linked is said by the test, the
 * clock steps, and the work is run by hand.
 */
@ApplicationModuleTest(
    mode = BootstrapMode.STANDALONE,
    extraIncludes = {"isolation", "jira", "outbound"})
@ActiveProfiles("test")
@Import({TestDatabase.class, PublishingFakes.class})
abstract class SandboxedPublishing {

  static final SiteId SITE = new SiteId(JiraSimulator.ACME);
  static final long REPOSITORY = TestLinkedEntities.REPOSITORY;

  private static final SteppingClock CLOCK = PublishingFakes.CLOCK;
  private static final JiraSimulator JIRA = JiraSimulator.start(0, CLOCK);
  private static final AtomicInteger PROJECTS = new AtomicInteger();

  final SteppingClock clock = CLOCK;
  final JiraSimulator jira = JIRA;

  // Anew for each test: an instance of a module test is shared by all of its class.
  ConnectionId connection = ConnectionId.random();
  Coverage coverage = covering(connection);
  OwnCredentials credentials = JIRA.createCredentials(SITE.value(), true);
  int project;

  @Autowired TestDevelopment development;
  @Autowired TestOptions options;
  @Autowired TestProjects projects;
  @Autowired TestSiteWriting writing;
  @Autowired TestJira taking;
  @Autowired PublishingFakes.Losses losses;
  @Autowired PublishSite publishSite;
  @Autowired PublishingReport report;
  @Autowired PublishingAdministration administration;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient jdbc;

  int submissionsBefore;
  int invalidBefore;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("harness-jira.atlassian.api-url", () -> JIRA.uri().toString());
    registry.add("harness-jira.http.read-timeout", () -> "500ms");
    registry.add("harness-jira.http.deadline", () -> "2s");
  }

  @BeforeEach
  void begin() {
    connection = ConnectionId.random();
    coverage = covering(connection);
    credentials = JIRA.createCredentials(SITE.value(), true);
    project = PROJECTS.incrementAndGet();
    transactions.runInSite(
        SITE.value(),
        () -> {
          for (var table :
              List.of(
                  "acceptance",
                  "named_key",
                  "mark",
                  "entity",
                  "site",
                  "ended_coverage",
                  "paused_connection",
                  "unknown_key",
                  "comparison",
                  "comparison_repository",
                  "endpoint_hold",
                  "site_calls",
                  "removal_repository",
                  "removal")) {
            jdbc.sql("delete from publishing." + table).update();
          }
        });
    jdbc.sql("delete from publishing.app_calls").update();
    jira.faults().clear();
    await().until(() -> jira.faults().idle());
    jira.faults().forgetCalls();
    jira.appliedAfter(Duration.ZERO);
    jira.publishedEnumsOnly(false);
    jira.largestBody(Integer.MAX_VALUE);
    taking.fail(submission -> false, item -> false);
    options.transitions(false);
    projects.list(Set.of("T" + project));
    projects.asked = 0;
    writing.use(credentials);
    writing.give(null);
    writing.asApp(false);
    writing.noLongerNeeded.clear();
    writing.forgotten.clear();
    writing.fetched = 0;
    losses.all.clear();
    development.cover(coverage);
    submissionsBefore = jira.submissions().size();
    invalidBefore = jira.invalidSubmissions().size();
  }

  static Coverage covering(ConnectionId connection) {
    return new Coverage(
        SITE, connection, CoverageId.random(), ScopeType.PROJECT, "acc/org/shop", "Shop");
  }

  /** A key of an issue that exists, of this test's own project. */
  String issue(int number) {
    var key = unknownIssue(number);
    jira.addIssue(SITE.value(), key, "An issue");
    return key;
  }

  String unknownIssue(int number) {
    return "T" + project + "-" + number;
  }

  /** Links these and tells that they changed. */
  void change(LinkedEntity... entities) {
    change(coverage, true, entities);
  }

  void change(Cause cause, LinkedEntity... entities) {
    for (var entity : entities) {
      development.link(coverage.id(), entity);
    }
    var refs = List.of(entities).stream().map(LinkedEntity::ref).collect(Collectors.toSet());
    publish(new DevelopmentChanged(SITE, coverage.id(), refs, cause, clock.instant()));
  }

  void change(Coverage where, boolean live, LinkedEntity... entities) {
    for (var entity : entities) {
      development.link(where.id(), entity);
    }
    tell(where, live, List.of(entities).stream().map(LinkedEntity::ref).toArray(EntityRef[]::new));
  }

  /** Unlinks these and tells that they changed. */
  void unlink(EntityRef... refs) {
    for (var ref : refs) {
      development.unlink(coverage.id(), ref);
    }
    tell(coverage, true, refs);
  }

  void tell(Coverage where, boolean live, EntityRef... refs) {
    publish(
        new DevelopmentChanged(
            SITE,
            where.id(),
            Set.of(refs),
            live ? Cause.WEBHOOK : Cause.BACKFILL,
            clock.instant()));
  }

  void publish(Object event) {
    transactions.runInSite(SITE.value(), () -> events.publishEvent(event));
  }

  /** One execution of the work. */
  @Nullable Instant run() {
    var until = clock.instant().plusSeconds(10);
    var next = publishSite.publish(SITE, until);
    return next == null && isSlow() ? runSlow(until) : next;
  }

  /** On a machine that stalls, Jira seems to be slow, and the other work goes on. */
  private @Nullable Instant runSlow(Instant until) {
    var next = publishSite.publishSlow(SITE, until);
    return next == null && !isSlow() ? publishSite.publish(SITE, until) : next;
  }

  private boolean isSlow() {
    return transactions.inSite(
        SITE.value(),
        () ->
            jdbc.sql("select exists (select from publishing.site where slow)")
                .query(Boolean.class)
                .single());
  }

  /** Runs the work whenever it is due, until nothing is. */
  void settle() {
    for (var i = 0; i < 2000; i++) {
      var next = run();
      if (next == null || isRetryOfKeys(next)) {
        return;
      }
      clock.advanceTo(next);
    }
    throw new AssertionError("Publishing does not come to an end: " + status());
  }

  /** Keys that Jira does not know are tried again for ever; whether nothing else is to be done. */
  private boolean isRetryOfKeys(Instant next) {
    var statement =
        """
        select min(next_at) from publishing.unknown_key
        where not exists (select from publishing.entity where action is not null)
          and not exists (select from publishing.mark)
          and not exists (select from publishing.removal where state = 'GOING_ON')
          and not exists (select from publishing.comparison_repository)
        """;
    var retry =
        transactions.inSite(
            SITE.value(), () -> jdbc.sql(statement).query(OffsetDateTime.class).optional());
    return next.isAfter(clock.instant())
        && retry.filter(at -> at.toInstant().equals(next)).isPresent();
  }

  PublishingStatus status() {
    return report.status(SITE, connection);
  }

  JiraSimulator.Panel panel(String key) {
    return jira.panel(SITE.value(), key);
  }

  static boolean isBulk(Request request) {
    return request.path().endsWith("/bulk");
  }

  long calls(String method, String path) {
    return jira.faults().calls().stream()
        .filter(call -> call.method().equals(method) && call.path().contains(path))
        .count();
  }

  void assertNothingInvalidWasSent() {
    assertThat(jira.invalidSubmissions()).hasSize(invalidBefore);
  }
}
