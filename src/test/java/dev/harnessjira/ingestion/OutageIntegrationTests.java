package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.recovering.NoticeOutage;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.delivery.DeliverySwitches.Passage;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nobody is here for a while, and everything that Harness tries to deliver fails. Harness lives in
 * the past, by a clock of its own, until that while is over.
 */
@IngestionTest
class OutageIntegrationTests {

  private final SiteId site = Listening.newSite();
  private final Past past = new Past();
  private final HarnessSimulator harness =
      HarnessSimulator.start(0, Dialect.PLATFORM, HarnessSimulator.Options.usual().at(past));
  private final List<PullRequest> pulls = new ArrayList<>();

  @Autowired private Listening listening;
  @Autowired private FollowChanges followChanges;
  @Autowired private SweepCoverage sweepCoverage;
  @Autowired private NoticeOutage noticeOutage;
  @Autowired private IngestionReport report;
  @Autowired private Transactions transactions;
  @Autowired private JdbcClient jdbc;

  /** A clock that runs so and so long ago. */
  private static final class Past extends Clock {

    private volatile Duration ago = Duration.ofDays(9);

    @Override
    public Instant instant() {
      return Instant.now().minus(ago);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @AfterEach
  void disconnect() {
    listening.disconnectAll(site);
    harness.close();
  }

  private Repository shop() {
    return harness.repository("default/Storefront/web-shop");
  }

  private Principal developer() {
    return harness.developer().principal();
  }

  private void open(String branch, String title) {
    branch(branch, "Work on " + branch);
    pulls.add(
        harness.act(acts -> acts.pulls().open(Opening.within(shop(), branch, title), developer())));
  }

  private void branch(String name, String message) {
    harness.act(acts ->
        acts.branches()
            .create(
                shop(),
                name,
                developer(),
                CommitDraft.of(message, FileChange.added(name + ".txt"))));
  }

  private void pass(Duration time) {
    harness.awaitQuiet();
    past.ago = past.ago.minus(time);
  }

  private void change(int i) {
    var pull = pulls.get(i);
    switch (i % 5) {
      case 0 ->
          harness.act(
              acts -> acts.pulls().edit(pull, "NEW-" + (i + 1) + " Edited", "", developer()));
      case 1 -> harness.act(acts -> acts.pulls().close(pull, developer()));
      case 2 -> open("late_" + i, "LATE-" + i + " Opened meanwhile");
      case 3 ->
          harness.act(acts ->
              acts.branches()
                  .push(
                      shop(),
                      pull.sourceBranch,
                      developer(),
                      CommitDraft.of("More " + i, FileChange.added("more-" + i + ".txt"))));
      default -> {
        branch("SOLO-" + i + "-alone", "Alone " + i);
        harness.act(acts -> acts.branches().delete(shop(), "GONE-" + i + "-soon", developer()));
      }
    }
  }

  /** What Jira should hold of what this test made, by Harness's truth. */
  private Map<String, String> truth() {
    Map<String, String> all = new TreeMap<>();
    synchronized (harness.world()) {
      pulls.forEach(pull -> all.put("#" + pull.number, pull.title + " " + state(pull)));
      shop().branches.forEach((name, head) -> all.put(name, head));
      all.keySet().removeIf(name -> !name.startsWith("#") && !isOurs(name));
    }
    return all;
  }

  private static boolean isOurs(String branch) {
    return branch.matches("(SOLO|GONE)-.*|(topic|late)_.*");
  }

  private static String state(PullRequest pull) {
    return switch (pull.state) {
      case OPEN -> "OPEN";
      case CLOSED -> "DECLINED";
      case MERGED -> "MERGED";
    };
  }

  private Map<String, String> shown() {
    var numbers = pulls.stream().map(pull -> pull.number).toList();
    Map<String, String> all = new TreeMap<>();
    listening.mirror.jira(site, LinkedEntity.PullRequest.class).stream()
        .filter(pull -> pull.ref().repository() == shop().id)
        .filter(pull -> numbers.contains(pull.ref().number()))
        .forEach(pull -> all.put("#" + pull.ref().number(), pull.title() + " " + pull.state()));
    listening.mirror.jira(site, LinkedEntity.Branch.class).stream()
        .filter(branch -> isOurs(branch.ref().name()))
        .forEach(branch -> all.put(branch.ref().name(), branch.head().ref().sha()));
    return withoutClosed(all);
  }

  private Map<String, String> expected() {
    return withoutClosed(truth());
  }

  /** Of a branch whose pull request is closed, others tell. */
  private Map<String, String> withoutClosed(Map<String, String> all) {
    pulls.stream()
        .filter(pull -> pull.state != PullRequest.State.OPEN)
        .forEach(pull -> all.remove(pull.sourceBranch));
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 24, 8 * 24})
  void everythingIsTrueAgainAfterAnOutage(int hours) {
    past.ago = Duration.ofHours(hours).plusMinutes(10);
    for (var i = 0; i < 15; i++) {
      open("topic_" + i, "ABC-" + (i + 1) + " Add");
      if (i % 5 == 4) {
        branch("GONE-" + i + "-soon", "Going " + i);
      }
    }
    harness.awaitQuiet();
    ConnectionId connection =
        listening.connected(
            site,
            Listening.access(harness, Dialect.PLATFORM),
            ScopeType.PROJECT,
            "default/Storefront");
    var missed = new Missed(listening, transactions, jdbc, followChanges, sweepCoverage);
    missed.awaitFollowed(site, 1);
    missed.sweep(site, connection);
    soon().untilAsserted(() -> assertThat(shown()).isEqualTo(expected()));

    harness.deliverySwitches().passage(Passage.BLOCKED);
    for (var i = 0; i < 15; i++) {
      change(i);
      pass(Duration.ofHours(hours).dividedBy(15));
    }
    past.ago = Duration.ofSeconds(1);
    harness.deliverySwitches().passage(Passage.OPEN);
    missed.wasAway(site, Duration.ofHours(hours));
    noticeOutage.beat();

    soon().untilAsserted(() -> assertThat(shown()).isEqualTo(expected()));
    soon()
        .untilAsserted(() -> assertThat(report.status(site, connection).recovered()).isPositive());
    assertThat(missed.count(site, "pull_request where notice > read_notice")).isZero();
  }
}
