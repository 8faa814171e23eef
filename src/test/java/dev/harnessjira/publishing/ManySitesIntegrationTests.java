package dev.harnessjira.publishing;

import static dev.harnessjira.publishing.TestLinkedEntities.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.State;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.sandbox.jira.JiraSimulator;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.support.TestDatabase;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.AnotherInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** More sites than places, with the real work on db-scheduler: four places for publishing. */
@ApplicationModuleTest(
    mode = BootstrapMode.STANDALONE,
    extraIncludes = {"home", "isolation", "jira", "outbound", "work"})
@ActiveProfiles("test")
@Import({TestDatabase.class, ManySitesFakes.class})
class ManySitesIntegrationTests {

  private static final JiraSimulator JIRA = JiraSimulator.start(0);
  private static final AtomicInteger SITES = new AtomicInteger();
  private static final int PLACES = 4;
  private static final String KEY = "MANY-1";

  /** How long a call may take at most here. */
  private static final Duration DEADLINE = Duration.ofMillis(2500);

  @Autowired private ApplicationContext context;
  @Autowired private TestDevelopment development;
  @Autowired private TestSiteWriting writing;
  @Autowired private Transactions transactions;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("harness-jira.atlassian.api-url", () -> JIRA.uri().toString());
    registry.add("harness-jira.http.deadline", DEADLINE::toString);
    registry.add("harness-jira.work.threads", () -> 1);
    registry.add("harness-jira.work.poll", () -> "50ms");
    registry.add("harness-jira.publishing.coalescing", () -> "20ms");
  }

  @AfterEach
  void calm() {
    JIRA.faults().clear();
    JIRA.faults().listen(call -> {});
    await().atMost(Duration.ofSeconds(60)).until(() -> due().isEmpty());
  }

  private List<Coverage> sites(String name, int number) {
    return IntStream.range(0, number).mapToObj(i -> site(name)).toList();
  }

  private Coverage site(String name) {
    var site = new SiteId(name + "-" + SITES.incrementAndGet());
    JIRA.addUnadministeredSite(site.value(), name);
    JIRA.addIssue(site.value(), KEY, "An issue");
    writing.use(site, JIRA.createCredentials(site.value(), true));
    return covering(site);
  }

  private Coverage covering(SiteId site) {
    var coverage =
        new Coverage(
            site,
            ConnectionId.random(),
            CoverageId.random(),
            ScopeType.PROJECT,
            "acc/org/shop",
            "Shop");
    development.cover(coverage);
    return coverage;
  }

  private void change(Coverage where, Cause cause, LinkedEntity entity) {
    development.link(where.id(), entity);
    transactions.runInSite(
        where.site().value(),
        () ->
            events.publishEvent(
                new DevelopmentChanged(
                    where.site(), where.id(), Set.of(entity.ref()), cause, Instant.now())));
  }

  private void change(Coverage where, String title) {
    change(where, Cause.WEBHOOK, pullRequest(1, title, State.OPEN, KEY));
  }

  private boolean shows(Coverage where, String title) {
    return JIRA.panel(where.site().value(), KEY).pullRequests().stream()
        .anyMatch(pull -> pull.path("title").asString().equals(title));
  }

  private static void awaitWithin(Duration most, java.util.concurrent.Callable<Boolean> what) {
    await().atMost(most).pollInterval(Duration.ofMillis(10)).until(what);
  }

  private List<String> due() {
    return jdbc.sql(
            "select task || ' of ' || site from work.due where due_at < now() + interval '1 minute'")
        .query(String.class)
        .list();
  }

  private static boolean isOf(String name, Request request) {
    return request.path().endsWith("/bulk") && request.path().contains("/" + name + "-");
  }

  @Test
  void moreHangingSitesThanPlacesDelayNobody() {
    JIRA.faults()
        .failAll(request -> isOf("hanging", request), new Kind.Slow(DEADLINE.multipliedBy(3)));
    var hanging = sites("hanging", 3 * PLACES);
    var healthy = site("healthy");
    hanging.forEach(site -> change(site, "One"));
    awaitWithin(
        DEADLINE.multipliedBy(6),
        () -> due().stream().filter(it -> it.startsWith("publish-slow-site")).count() == 12);

    for (var round = 0; round < 3; round++) {
      var title = "Round " + round;
      hanging.forEach(site -> change(site, title));
      change(healthy, title);

      awaitWithin(Duration.ofSeconds(2), () -> shows(healthy, title));
      assertThat(hanging).noneMatch(site -> shows(site, title));
    }

    JIRA.faults().clear();
    awaitWithin(
        Duration.ofSeconds(60), () -> hanging.stream().allMatch(site -> shows(site, "Round 2")));
  }

  @Test
  void aSlowSiteGoesOnApartAndComesBack() {
    var slow = site("slow");
    JIRA.faults().failAll(request -> isOf("slow", request), new Kind.Slow(Duration.ofMillis(2100)));
    change(slow, "One");
    awaitWithin(Duration.ofSeconds(15), () -> shows(slow, "One"));
    awaitWithin(Duration.ofSeconds(5), () -> isSlow(slow));

    change(slow, "Two");
    awaitWithin(Duration.ofSeconds(15), () -> shows(slow, "Two"));
    assertThat(isSlow(slow)).isTrue();

    JIRA.faults().clear();
    change(slow, "Three");
    awaitWithin(Duration.ofSeconds(15), () -> shows(slow, "Three"));
    awaitWithin(Duration.ofSeconds(5), () -> !isSlow(slow));
    change(slow, "Four");
    awaitWithin(Duration.ofSeconds(5), () -> shows(slow, "Four"));
  }

  private boolean isSlow(Coverage where) {
    return transactions.inSite(
        where.site().value(),
        () -> jdbc.sql("select bool_or(slow) from publishing.site").query(Boolean.class).single());
  }

  @Test
  void backfillsDelayNoLiveChangeOfAnotherSiteNorOfTheirOwn() {
    JIRA.faults()
        .failAll(request -> isOf("backfilling", request), new Kind.Slow(Duration.ofMillis(100)));
    var backfilling = sites("backfilling", 2 * PLACES);
    var quiet = site("quiet");
    backfilling.forEach(this::fill);
    awaitWithin(Duration.ofSeconds(10), () -> calls("backfilling") > 10);

    change(quiet, "Live");
    change(backfilling.getLast(), Cause.WEBHOOK, pullRequest(7, "Live", State.OPEN, KEY));
    awaitWithin(Duration.ofSeconds(6), () -> shows(quiet, "Live"));
    awaitWithin(Duration.ofSeconds(6), () -> shows(backfilling.getLast(), "Live"));

    var first = calls("backfilling");
    assertThat(first).isLessThan(60L * backfilling.size());
    awaitWithin(Duration.ofSeconds(60), () -> calls("backfilling") >= 60L * backfilling.size());
  }

  /** Each connection has submissions of its own. */
  private void fill(Coverage site) {
    for (var connection = 0; connection < 60; connection++) {
      var title = "Old " + connection;
      change(covering(site.site()), Cause.BACKFILL, pullRequest(1, title, State.MERGED, KEY));
    }
  }

  private static long calls(String name) {
    return JIRA.faults().calls().stream()
        .filter(call -> call.path().endsWith("/bulk") && call.path().contains("/" + name + "-"))
        .count();
  }

  @Test
  void twoInstancesMakeOneSubmissionAtATimeForASite() {
    Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
    var most = new AtomicInteger();
    JIRA.faults()
        .failAll(
            request -> isOf("busy", request) && begins(running, most, request.path()),
            new Kind.Slow(Duration.ofMillis(30)));
    JIRA.faults()
        .listen(call -> {
          if (running.containsKey(call.path())) {
            running.get(call.path()).decrementAndGet();
          }
        });
    var busy = sites("busy", 3);
    try (var another = AnotherInstance.start(context)) {
      for (var edit = 0; edit < 60; edit++) {
        var title = "Edit " + edit;
        busy.forEach(site -> change(site, title));
      }
      awaitWithin(
          Duration.ofSeconds(30), () -> busy.stream().allMatch(site -> shows(site, "Edit 59")));
      awaitWithin(Duration.ofSeconds(10), () -> due().isEmpty());
    }

    assertThat(most).hasValue(1);
    assertThat(calls("busy")).isGreaterThan(3);
  }

  private static boolean begins(
      Map<String, AtomicInteger> running, AtomicInteger most, String path) {
    var now = running.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
    most.accumulateAndGet(now, Math::max);
    return true;
  }
}
