package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.harnessjira.sandbox.http.Faults;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.scenario.FailingCall.Way;
import dev.harnessjira.support.Hushed;
import dev.harnessjira.support.commits.CommitFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * From a delivery to Jira, and from a project that is added or removed to Jira: every call to
 * Harness, every call to Atlassian and every commit in PostgreSQL fails, the n-th for each n, in
 * every way. Then Jira shows what it should, nothing waits, and nothing was sent that Jira refuses.
 *
 * <p>It happens to many customers at once, and to each of them a few times in a part of a story,
 * far apart; with {@code -Dfaults.together=1} once only, which takes some minutes.
 */
class EverythingFailsOnceIntegrationTests {

  private static final String HARNESS = "calls to Harness";
  private static final String ATLASSIAN = "calls to Atlassian";
  private static final String COMMITS = "commits";
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final int CUSTOMERS = 30;
  private static final int TOGETHER = Integer.getInteger("faults.together", 6);

  /** Together with others and, when that failed, alone. */
  private static final int TRIES = 2;

  private static CommitFaults commits;
  private static Stage stage;
  private static Hushed hushed;
  private static List<Customer> customers;

  @BeforeAll
  static void begin() {
    commits = new CommitFaults();
    stage =
        Stage.failing(
            commits,
            Map.of(
                "harness-jira.http.read-timeout",
                PATIENCE.toMillis() + "ms",
                "harness-jira.work.heartbeat",
                "200ms",
                "harness-jira.publishing.removal-check-after",
                "5s",
                "harness-jira.work.poll",
                "100ms"));
    hushed =
        new Hushed(
            "com.zaxxer.hikari.pool",
            "org.springframework.jdbc.support.JdbcTransactionManager",
            "com.github.kagkarlsson.scheduler",
            "dev.harnessjira");
    stage.jira().switches().accessLasts(Duration.ofMinutes(5));
    customers =
        IntStream.range(0, CUSTOMERS).parallel().mapToObj(n -> Customer.come(stage, n)).toList();
    stage.settle();
  }

  @AfterAll
  static void end() {
    stage.close();
    hushed.close();
  }

  @AfterEach
  void goOn() {
    commits.clear();
    stage.harness.faults().clear();
    stage.jira().faults().clear();
  }

  @Test
  void whateverFailsIsMadeGood() {
    var begin = Instant.now();
    var points = new ArrayList<Points>();
    var counted = count();
    var waves = new Waves(customers);
    for (var peril : perils()) {
      var kind = new Points(peril.sort(), peril.kind());
      points.add(kind);
      waves.add(peril, kind, counted.most(peril.sort()), peril.sort().equals(COMMITS));
    }

    while (!waves.isOver()) {
      Ordeal.failing(stage, counted).endure(waves.next());
    }

    System.out.print(counted);
    Points.print(points);
    System.out.println("Failed once: all in " + Duration.between(begin, Instant.now()));
    // What fails may make up for a few of those that come when nothing does.
    assertThat(points)
        .allSatisfy(
            kind -> assertThat(kind.all()).hasSizeGreaterThan(counted.all(kind.sort()) * 3 / 4));
    assertThat(stage.jira().invalidSubmissions()).isEmpty();
  }

  @Test
  void aDeliveryThatCannotBeKeptIsTurnedAwayAndFetched() {
    var customer = customers.getFirst();
    var words = new Words(stage.nextScenario());
    var code = new Code(stage.harness, words, customer.addRepository(stage, "turned-away"));
    customer.addIssue(stage, words.real("SHOP-1"));
    commits.fail(
        told -> told.contains("ingestion.delivery"), CommitFaults.Kind.RESET_BEFORE, TRIES);

    code.branch("SHOP-1-wishes", "Add it");
    stage.harness.awaitQuiet();
    commits.clear();

    assertThat(stage.harness.deliveries().getLast().execution().outcome().statusCode())
        .isEqualTo(503);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(stage.jira().panel(customer.site().value(), words.real("SHOP-1")).branches())
                .hasSize(1));
  }

  private static Counted count() {
    var counted = new Counted();
    var trials =
        Stream.of(HARNESS, ATLASSIAN, COMMITS)
            .map(sort -> perils().stream().filter(it -> it.sort().equals(sort)).findFirst())
            .flatMap(peril -> peril.stream())
            .toList();
    var all = new ArrayList<Trial>();
    for (var peril : trials) {
      all.add(peril.trial(customers.get(all.size()), new Points(peril.sort(), ""), 1, 1));
    }
    Ordeal.counting(stage, counted).endure(all);
    return counted;
  }

  private static List<Peril> perils() {
    return Stream.of(
            Stream.of(CommitFaults.Kind.values()).map(EverythingFailsOnceIntegrationTests::commits),
            ways().map(way -> calls(HARNESS, stage.harness.faults(), way)),
            ways().map(way -> calls(ATLASSIAN, stage.jira().faults(), way)))
        .flatMap(all -> all)
        .toList();
  }

  private static Peril commits(CommitFaults.Kind kind) {
    return new Peril(
        COMMITS, kind.toString(), TOGETHER, customer -> new FailingCommit(commits, kind, customer));
  }

  private static Peril calls(String sort, Faults faults, Way way) {
    return new Peril(
        sort,
        way.toString(),
        way.alone() ? 1 : TOGETHER,
        customer -> new FailingCall(faults, way, customer));
  }

  private static Stream<Way> ways() {
    var once =
        Stream.of(
                new Kind.Status(429, 30),
                new Kind.Status(500, null),
                new Kind.Status(401, null),
                new Kind.Garbage(),
                new Kind.CutBefore(),
                new Kind.CutAfter(),
                new Kind.Slow(PATIENCE.multipliedBy(3).dividedBy(2)))
            .map(Way::once);
    return Stream.concat(once, Stream.of(new Way(new Kind.CutBefore(), true)));
  }
}
