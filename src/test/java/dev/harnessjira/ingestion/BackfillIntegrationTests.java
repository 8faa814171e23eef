package dev.harnessjira.ingestion;

import static dev.harnessjira.ingestion.Listening.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.http.Faults.Call;
import dev.harnessjira.sandbox.http.Faults.Kind;
import dev.harnessjira.sandbox.http.Request;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a backfill brings from a simulated Harness, what it costs, and how it stands setbacks. */
@IngestionTest
class BackfillIntegrationTests {

  private static final int OPEN_KEYED = 11;
  private static final int OPEN_UNKEYED = 120;
  private static final int MERGED_KEYED = 10;
  private static final int REPOSITORIES = 6;
  private static final Pattern DETAILS =
      Pattern.compile(".*(/pullreq/\\d+/(reviewers|activities|commits).*|after=[0-9a-f]{40}.*)");

  private final List<World> worlds = new ArrayList<>();

  @Autowired private Listening listening;
  @Autowired private Backfills backfills;
  @Autowired private IngestionReport report;

  /** A Harness of its own for a site of its own. */
  private record World(SiteId site, HarnessSimulator harness, Dialect dialect) {

    private Repository repository(String path) {
      return harness.repository(path);
    }

    private Principal developer() {
      return harness.developer().principal();
    }

    private PullRequest open(Repository at, String branch, String title) {
      push(at, branch, "Change for " + branch);
      return harness.act(acts -> acts.pulls().open(Opening.within(at, branch, title), developer()));
    }

    private void push(Repository at, String branch, String message) {
      var draft = CommitDraft.of(message, FileChange.added(branch + ".txt"));
      harness.act(acts -> acts.branches().create(at, branch, developer(), draft));
    }

    private void merge(PullRequest pull, boolean delete) {
      harness.act(acts -> acts.merging().merge(pull, Method.SQUASH, delete, developer()));
    }

    private long calls(Pattern kind) {
      return harness.faults().calls().stream()
          .filter(call -> call.method().equals("GET") && kind.matcher(call.path()).matches())
          .count();
    }
  }

  private World world() {
    return world(Dialect.PLATFORM);
  }

  private World world(Dialect dialect) {
    // A world of one millisecond could not be listed: Harness pages by nothing but the time.
    var options = HarnessSimulator.Options.usual().at(new SteppingClock());
    var harness = HarnessSimulator.start(0, dialect, options);
    var world = new World(Listening.newSite(), harness, dialect);
    worlds.add(world);
    return world;
  }

  @AfterEach
  void disconnect() {
    worlds.forEach(world -> {
      listening.disconnectAll(world.site());
      world.harness().close();
    });
  }

  private ConnectionId connect(World world) {
    // What happened before is delivered to nobody, and not to the webhook that comes now.
    world.harness().awaitQuiet();
    world.harness().faults().forgetCalls();
    return listening.connect(
        world.site(), Listening.access(world.harness(), world.dialect()), ScopeType.ACCOUNT);
  }

  private BackfillStatus status(World world, ConnectionId connection) {
    return backfills.status(world.site(), connection);
  }

  private void awaitDone(World world, ConnectionId connection) {
    soon().until(() -> status(world, connection).progress() == Progress.DONE);
    soon().until(() -> report.status(world.site(), connection).waiting() == 0);
  }

  /** Together with the two of the seed: open ones, merged ones, a branch and a commit. */
  private void grow(World world) {
    var shop = world.repository("default/Storefront/web-shop");
    var deploy = world.repository("platform/Tooling/deploy");
    for (var i = 1; i < OPEN_KEYED; i++) {
      world.open(shop, "work/" + i, "ABC-" + i + " Work");
    }
    for (var i = 1; i < OPEN_UNKEYED; i++) {
      world.open(deploy, "plain/" + i, "Plain " + i);
    }
    for (var i = 1; i <= MERGED_KEYED; i++) {
      world.merge(world.open(shop, "merged/" + i, "DEF-" + i + " Merged"), i % 2 == 0);
    }
    world.push(deploy, "ABC-50-alone", "Alone");
    world.push(deploy, "alone", "ABC-51 Alone");
  }

  private Set<String> held(World world) {
    return listening.mirror.jira(world.site()).stream()
        .map(entity -> entity.ref() + " " + entity.issueKeys())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everythingIsReadAtTheCostThatIsCounted() {
    var world = world();
    grow(world);

    var connection = connect(world);
    awaitDone(world, connection);

    var status = status(world, connection);
    assertThat(status.pullRequests()).isEqualTo(OPEN_KEYED + OPEN_UNKEYED + MERGED_KEYED);
    assertThat(status.pullRequestsNamingAnIssue()).isEqualTo(OPEN_KEYED + MERGED_KEYED);
    assertThat(status.repositories()).isEqualTo(REPOSITORIES);
    assertThat(status.repositoriesDone()).isEqualTo(REPOSITORIES);
    assertThat(listening.mirror.jira(world.site(), LinkedEntity.PullRequest.class))
        .hasSize(OPEN_KEYED + MERGED_KEYED);
    assertThat(held(world))
        .anyMatch(it -> it.contains("ABC-50-alone") && it.endsWith("[ABC-50]"))
        .anyMatch(it -> it.contains("name=alone") && it.endsWith("[ABC-51]"))
        .noneMatch(it -> it.contains("name=main"));
    assertThat(listening.mirror.told(world.site()))
        .allSatisfy(told -> assertThat(told.cause()).isEqualTo(Cause.BACKFILL));
    assertCosts(world);
  }

  private void assertCosts(World world) {
    var details = world.calls(DETAILS);
    var pages = (OPEN_KEYED + OPEN_UNKEYED + MERGED_KEYED + 99) / 100;
    // The newest change, and a page more for each walk, since it ends with one that is not full,
    // and the cursor's first look.
    var lists = world.calls(Pattern.compile(".*/pullreq\\?.*"));
    var ofRepositories = world.calls(Pattern.compile(".*/repos\\?.*"));
    var branches = world.calls(Pattern.compile(".*/branches\\?.*"));
    var commits = world.calls(Pattern.compile(".*since=.*"));
    var keyedBranches = world.calls(Pattern.compile(".*after=main.*"));

    assertThat((double) details).isLessThanOrEqualTo(2.2 * OPEN_KEYED + 4.2 * MERGED_KEYED);
    assertThat(lists).isLessThanOrEqualTo(1 + (pages + 1) + 1 + 1);
    assertThat((double) lists - 4).isLessThanOrEqualTo(0.02 * OPEN_UNKEYED);
    assertThat(ofRepositories).isLessThanOrEqualTo(4);
    assertThat(branches).isLessThanOrEqualTo(REPOSITORIES + 2);
    assertThat(commits).isEqualTo(REPOSITORIES);
    // Of merged ones' branches that still exist only those are read that name an issue themselves.
    assertThat(keyedBranches).isEqualTo(2);
  }

  @Test
  void aSecondRunReadsListsAndTellsNothing() {
    var world = world();
    grow(world);
    var connection = connect(world);
    awaitDone(world, connection);
    soon().until(() -> world.calls(Pattern.compile(".*edited_gt=[1-9].*")) > 1);
    var told = listening.mirror.told(world.site()).size();
    var before = held(world);
    var began = status(world, connection).began();
    world.harness().faults().forgetCalls();

    assertThat(backfills.start(world.site(), connection)).isTrue();
    soon().until(() -> began != null && began.isBefore(status(world, connection).began()));
    awaitDone(world, connection);

    assertThat(world.calls(DETAILS)).isZero();
    assertThat(world.calls(Pattern.compile(".*after=.*"))).isZero();
    assertThat(listening.mirror.told(world.site())).hasSize(told);
    assertThat(held(world)).isEqualTo(before);
  }

  @Test
  void goesOnWhereverACallFails() {
    // Accounts of the platform are everywhere the same, and taken by one site at a time.
    var whole = world(Dialect.OPEN_SOURCE);
    small(whole);
    var first = connect(whole);
    awaitDone(whole, first);
    var calls = (int) reads(whole);
    var expected = keys(whole);
    assertThat(repeated(whole)).isZero();
    List<World> failing = new ArrayList<>();
    List<ConnectionId> connections = new ArrayList<>();

    for (var n = 1; n <= calls; n++) {
      var world = world(Dialect.OPEN_SOURCE);
      small(world);
      failNth(world, n);
      failing.add(world);
      connections.add(connect(world));
    }

    for (var i = 0; i < failing.size(); i++) {
      awaitDone(failing.get(i), connections.get(i));
      assertThat(keys(failing.get(i))).as("call %s failed", i + 1).isEqualTo(expected);
      assertThat(status(failing.get(i), connections.get(i)).pullRequests())
          .isEqualTo(status(whole, first).pullRequests());
      // The page, and the four details of the one pull request whose read failed.
      assertThat(repeated(failing.get(i))).isLessThanOrEqualTo(1 + 4);
    }
  }

  private static void small(World world) {
    var shop = world.repository("default/Storefront/web-shop");
    world.merge(world.open(shop, "merged", "DEF-1 Merged"), true);
    world.push(shop, "ABC-50-alone", "Alone");
  }

  private static final Pattern READS =
      Pattern.compile(
          ".*/(pullreq|repos|branches|commits|reviewers|activities)\\?.*|.*/reviewers.*");

  private static long reads(World world) {
    return world.harness().faults().calls().stream()
        .filter(call -> call.method().equals("GET") && READS.matcher(call.path()).matches())
        .filter(call -> !call.path().contains("edited_gt=1"))
        .count();
  }

  /** Calls that were made before; the change cursor's own, and its checks, are left out. */
  private static long repeated(World world) {
    var paths =
        world.harness().faults().calls().stream()
            .filter(call -> call.method().equals("GET") && READS.matcher(call.path()).matches())
            .map(Call::path)
            .filter(path -> !path.contains("/repos?"))
            .filter(path -> !path.contains("edited_gt=") || path.contains("updated_lt="))
            .toList();
    return paths.size() - paths.stream().distinct().count();
  }

  private static void failNth(World world, int n) {
    var seen = new AtomicInteger();
    world
        .harness()
        .faults()
        .fail(
            request -> isRead(request) && seen.incrementAndGet() == n,
            new Kind.Status(502, null),
            1);
  }

  private static boolean isRead(Request request) {
    var path = request.path() + (request.query() == null ? "" : "?" + request.query());
    return request.method().equals("GET") && READS.matcher(path).matches();
  }

  private Set<String> keys(World world) {
    return listening.mirror.jira(world.site()).stream()
        .map(entity -> entity.getClass().getSimpleName() + " " + entity.issueKeys())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void oneFailingRepositoryIsNamedAndReadAloneWhenRetried() {
    var world = world();
    grow(world);
    var deploy = world.repository("platform/Tooling/deploy");
    var lift =
        world
            .harness()
            .faults()
            .failAll(
                request -> request.path().contains("deploy") && request.path().contains("branches"),
                new Kind.Status(403, null));

    var connection = connect(world);
    awaitDone(world, connection);

    assertThat(status(world, connection).repositoriesFailed()).isEqualTo(1);
    assertThat(status(world, connection).repositoriesDone()).isEqualTo(REPOSITORIES - 1);
    assertThat(backfills.failed(world.site(), connection))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.reason()).isEqualTo(Reason.NO_ACCESS);
          assertThat(failed.repository()).isEqualTo(deploy.id);
          assertThat(failed.path()).isEqualTo(deploy.path());
        });
    lift.run();
    world.harness().faults().forgetCalls();
    assertThat(backfills.retryFailed(world.site(), connection)).isEqualTo(1);
    soon().until(() -> status(world, connection).repositoriesDone() == REPOSITORIES);
    assertThat(held(world)).anyMatch(it -> it.contains("ABC-50-alone"));
    assertThat(world.calls(Pattern.compile(".*/branches\\?.*"))).isLessThanOrEqualTo(3);
    assertThat(backfills.failed(world.site(), connection)).isEmpty();
    assertThat(backfills.retryFailed(world.site(), connection)).isZero();
  }

  @Test
  void oneRepositoryIsReadAgainOnDemand() {
    var world = world();
    var connection = connect(world);
    awaitDone(world, connection);
    var shop = world.repository("default/Storefront/web-shop");
    var coverage = listening.view(world.site(), connection).coverages().getFirst().id();
    world.harness().faults().forgetCalls();

    assertThat(backfills.start(world.site(), coverage, shop.id)).isTrue();
    assertThat(backfills.start(world.site(), coverage, 99_999)).isFalse();

    soon().until(() -> world.calls(Pattern.compile(".*web-shop.*since=.*")) == 1);
    awaitDone(world, connection);
    assertThat(world.calls(Pattern.compile(".*web-shop.*/pullreq\\?.*"))).isEqualTo(2);
    assertThat(world.calls(Pattern.compile(".*/branches\\?.*"))).isEqualTo(1);
  }

  @Test
  void statusesOfAllConnectionsAreThoseOfEach() {
    var world = world();
    var connection = connect(world);
    awaitDone(world, connection);
    var other = ConnectionId.random();

    var all = List.of(connection, other);

    assertThat(backfills.statuses(world.site(), all)).containsOnlyKeys(connection);
    assertThat(backfills.status(world.site(), other)).isEqualTo(BackfillStatus.NONE);
    assertThat(report.statuses(world.site(), all).get(connection))
        .isEqualTo(report.status(world.site(), connection));
    assertThat(report.status(world.site(), other).firstRead().progress())
        .isEqualTo(IngestionStatus.Progress.NONE);
    assertThat(backfills.start(world.site(), other)).isFalse();
  }
}
