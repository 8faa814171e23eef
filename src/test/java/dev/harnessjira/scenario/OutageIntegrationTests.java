package dev.harnessjira.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scenario.ShownIssue.ShownPullRequest;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ScopeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The application is down while Harness lives on. When it is back, Jira shows what Harness has,
 * without a click.
 */
class OutageIntegrationTests {

  private static final int CHANGES = 500;

  /** Titles, states and branches; details follow at the pace that Harness's limit allows. */
  private static final Duration SOON = Duration.ofMinutes(2);

  private static final long SEED = Long.getLong("outage.seed", 17_889_352_424_182L);

  private static Stage stage;
  private static final List<Repository> repositories = new ArrayList<>();
  private static RandomLife life;
  private static Truth truth;
  private static Agreement agreement;

  @BeforeAll
  static void begin() {
    System.out.println("Outage with -Doutage.seed=" + SEED);
    stage = Stage.empty(Map.of("harness-jira.harness.calls-per-minute", 400));
    for (var project : List.of("Life", "Other")) {
      var space = stage.addProject(project);
      for (var number = 1; number <= 3; number++) {
        repositories.add(stage.addRepository(space, project + number));
      }
    }
    life = new RandomLife(stage.harness, SEED, repositories);
    truth = new Truth(stage.harness, repositories);
    agreement = new Agreement(stage.harness, stage.jira(), Stage.ACME.value(), repositories);
    for (var number = 1; number <= RandomLife.ISSUES; number++) {
      stage.jira().addIssue(Stage.ACME.value(), RandomLife.PROJECT + "-" + number, "An issue");
    }
    stage.connect(Stage.ACME, ConnectionOptions.usual(), ScopeType.ORGANIZATION, "scenarios");
    change(100, Duration.ofMinutes(10));
    eventually(Duration.ofMinutes(30), OutageIntegrationTests::everythingEquals);
  }

  @AfterAll
  static void end() {
    stage.close();
  }

  @Test
  void anHourIsMadeUpFor() {
    down(Duration.ofHours(1));

    eventually(SOON, OutageIntegrationTests::titlesStatesAndBranchesEqual);
    eventually(Duration.ofMinutes(15), OutageIntegrationTests::everythingEquals);
  }

  @Test
  void aDayIsMadeUpFor() {
    down(Duration.ofHours(24));

    eventually(SOON, OutageIntegrationTests::titlesStatesAndBranchesEqual);
    eventually(Duration.ofMinutes(15), OutageIntegrationTests::everythingEquals);
  }

  @Test
  void eightDaysAreMadeUpForWithinAnother() {
    down(Duration.ofDays(8));

    eventually(Duration.ofHours(26), OutageIntegrationTests::everythingEquals);
  }

  private static void down(Duration time) {
    stage.product.stop();
    change(CHANGES, time);
    stage.harness.awaitQuiet();
    stage.product.start();
  }

  private static void change(int changes, Duration time) {
    for (var change = 0; change < changes; change++) {
      stage.clock.advance(time.dividedBy(changes));
      life.change();
    }
  }

  /**
   * Time goes on in steps until it holds, at most so long; what the machine itself needs does not
   * count.
   */
  private static void eventually(Duration within, Runnable check) {
    var begin = stage.clock.ahead();
    while (true) {
      stage.settle();
      var passed = stage.clock.ahead().minus(begin);
      try {
        check.run();
        System.out.println("Equal after " + passed);
        return;
      } catch (AssertionError e) {
        if (passed.compareTo(within) >= 0) {
          throw new AssertionError(
              "Seed %d, after %s: %s".formatted(SEED, passed, e.getMessage()), e);
        }
      }
      stage.clock.advance(step(passed));
    }
  }

  private static Duration step(Duration passed) {
    return passed.toMinutes() < 2 ? Duration.ofSeconds(5) : passed.dividedBy(8);
  }

  private static void titlesStatesAndBranchesEqual() {
    each((key, issue, should) -> {
      assertThat(lines(issue.pullRequests(), OutageIntegrationTests::titleAndState))
          .as(key)
          .isEqualTo(should.titlesAndStates());
      assertThat(lines(issue.branches(), branch -> branch.link().url()))
          .as(key)
          .isEqualTo(should.branchPages());
    });
  }

  private static String titleAndState(ShownPullRequest pull) {
    return "%s: %s, %s".formatted(pull.link().url(), pull.title(), pull.status());
  }

  private static void everythingEquals() {
    assertThat(agreement.differences(RandomLife.issues())).isEmpty();
  }

  private interface Check {
    void check(String key, ShownIssue issue, Truth.Of should);
  }

  private static void each(Check check) {
    for (var number = 1; number <= RandomLife.ISSUES; number++) {
      var key = RandomLife.PROJECT + "-" + number;
      var panel = stage.jira().panel(Stage.ACME.value(), key);
      check.check(key, new Shown(new Words(0)).issue(panel), truth.issue(key));
    }
  }

  private static <T> Set<String> lines(List<T> all, java.util.function.Function<T, String> line) {
    return all.stream().map(line).collect(set());
  }

  private static java.util.stream.Collector<String, ?, TreeSet<String>> set() {
    return Collectors.toCollection(TreeSet::new);
  }
}
