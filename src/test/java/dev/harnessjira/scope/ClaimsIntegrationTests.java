package dev.harnessjira.scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectScope.Outcome;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.domain.Claim;
import dev.harnessjira.scope.domain.ClaimedPath;
import dev.harnessjira.scope.domain.Claims;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ScopeModuleTest
class ClaimsIntegrationTests {

  private final SiteId ours = Workbench.newSite();
  private final SiteId theirs = Workbench.newSite();
  private final String account = "a" + UUID.randomUUID().toString().replace("-", "");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Autowired private Claims claims;
  @Autowired private Transactions transactions;
  @Autowired private ConnectScope connectScope;
  @Autowired private Workbench workbench;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void disconnect() {
    threads.close();
    workbench.disconnectAll(ours);
    workbench.disconnectAll(theirs);
  }

  static Stream<Arguments> overlaps() {
    var levels = List.of("", "/o", "/o/p");
    return levels.stream().flatMap(one -> levels.stream().map(other -> Arguments.of(one, other)));
  }

  @ParameterizedTest
  @MethodSource("overlaps")
  void overlapIsRefusedInBothDirections(String first, String second) {
    claim(theirs, first);

    var taken = claim(ours, second);

    assertThat(taken).containsExactly(new TakenScope(account + first, false));
  }

  @ParameterizedTest
  @MethodSource("overlaps")
  void overlapWithOurselvesIsToldApart(String first, String second) {
    claim(ours, first);

    var taken = claim(ours, second);

    assertThat(taken).containsExactly(new TakenScope(account + first, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/O", "/o/P"})
  void caseMakesNoDifference(String second) {
    claim(theirs, "/o/p");

    assertThat(claim(ours, second)).containsExactly(new TakenScope(account + "/o/p", false));
  }

  @Test
  void siblingsWithCommonPrefixesPass() {
    for (var path : List.of("/o/p", "/o/p0", "/o/pp", "/o/p-1", "/o/p.1", "/o/p_1", "/o/p$")) {
      assertThat(claim(ours, path)).as(path).isEmpty();
    }
    for (var path : List.of("/o0", "/oo", "/o-1", "/o.1", "/o_1", "/o$", "/p")) {
      assertThat(claim(theirs, path)).as(path).isEmpty();
    }
    for (var path : List.of("0", "b", "-1", "_1")) {
      assertThat(claim(theirs, path)).as(path).isEmpty();
    }
  }

  @Test
  void ofSeveralAllOrNoneAreClaimed() {
    claim(theirs, "/o/b");

    assertThat(claim(ours, "/o/a", "/o/b", "/o/c"))
        .containsExactly(new TakenScope(account + "/o/b", false));
    assertThat(claim(theirs, "/o/a", "/o/c")).isEmpty();
  }

  @Test
  void theDatabaseItselfRefusesOverlap() {
    claim(theirs, "/o");
    var insert =
        "insert into scope.claim (coverage_id, site_id, path, claimed) values (?, ?, ?, ?)";

    assertThatThrownBy(() ->
            jdbc.sql(insert)
                .params(UUID.randomUUID(), ours.value(), "x", account + "/o/p")
                .update())
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("claim_covers_ex");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theLaterOfTwoAtOnceWaitsForTheFirst(boolean commits) throws Exception {
    var claimed = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var first = threads.submit(() -> claimAndHold(claimed, finish, commits));
    assertThat(claimed.await(10, TimeUnit.SECONDS)).isTrue();

    var second = threads.submit(() -> claim(ours, "/o/p"));
    assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
        .isInstanceOf(java.util.concurrent.TimeoutException.class);
    finish.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(commits);
    assertThat(second.get(10, TimeUnit.SECONDS)).hasSize(commits ? 1 : 0);
  }

  private boolean claimAndHold(CountDownLatch claimed, CountDownLatch finish, boolean commits)
      throws InterruptedException {
    try {
      transactions.runInSite(
          theirs.value(),
          () -> {
            claims.claim(theirs, List.of(toClaim("")));
            claimed.countDown();
            waitFor(finish);
            if (!commits) {
              throw new IllegalStateException("on purpose");
            }
          });
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void oneOfTwoSitesWinsEachRace() throws Exception {
    for (var round = 0; round < 15; round++) {
      var start = new CyclicBarrier(2);
      var organization = "o" + round;
      var project = organization + "/p";
      var one = threads.submit(() -> race(start, ours, ScopeType.PROJECT, project));
      var other = threads.submit(() -> race(start, theirs, ScopeType.ORGANIZATION, organization));

      var outcomes = List.of(outcome(one), outcome(other));

      assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Connected.class);
      assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Taken.class);
    }
  }

  @Test
  void severalAtOnceInAnyOrderNeverBlockEachOther() throws Exception {
    for (var round = 0; round < 15; round++) {
      var start = new CyclicBarrier(2);
      var prefix = "r" + round + "/";
      var one =
          threads.submit(
              () -> race(start, ours, ScopeType.PROJECT, prefix + "a", prefix + "b", prefix + "c"));
      var other =
          threads.submit(() ->
              race(start, theirs, ScopeType.PROJECT, prefix + "c", prefix + "b", prefix + "a"));

      assertThat(List.of(outcome(one), outcome(other)))
          .hasAtLeastOneElementOfType(Outcome.Connected.class)
          .hasAtLeastOneElementOfType(Outcome.Taken.class);
    }
  }

  private Outcome race(CyclicBarrier start, SiteId site, ScopeType type, String... paths)
      throws Exception {
    start.await(10, TimeUnit.SECONDS);
    return connectScope.connect(site, Workbench.draft(access(), type, paths));
  }

  private static Outcome outcome(Future<Outcome> future) throws Exception {
    return future.get(20, TimeUnit.SECONDS);
  }

  private List<TakenScope> claim(SiteId site, String... below) {
    List<Claim> wanted = new ArrayList<>();
    for (var path : below) {
      wanted.add(toClaim(path));
    }
    return transactions.inSite(site.value(), () -> claims.claim(site, wanted));
  }

  private Claim toClaim(String below) {
    var path = account + below;
    return new Claim(
        CoverageId.random(), path, new ClaimedPath(path.toLowerCase(java.util.Locale.ROOT)));
  }

  private HarnessAccess access() {
    return new HarnessAccess(URI.create("http://127.0.0.1:9"), Dialect.PLATFORM, account, "pat.x");
  }
}
