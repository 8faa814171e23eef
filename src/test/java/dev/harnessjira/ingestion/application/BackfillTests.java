package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.BackfillStatus.Progress;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.FailedRepository.Reason;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.reading.Reply.Why;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.HarnessAccessLost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackfillTests {

  private final Remote remote = new Remote();

  /** Open and merged pull requests with and without a key, a branch and a commit with one. */
  private void history() {
    for (var i = 1; i <= 5; i++) {
      remote.push("work/" + i, "commit " + i);
      remote.open("work/" + i, i % 2 == 0 ? "ABC-" + i + " Add" : "Tidy up");
    }
    for (var i = 6; i <= 9; i++) {
      remote.push("done/" + i, "commit " + i);
      var pull = remote.open("done/" + i, i % 2 == 0 ? "ABC-" + i + " Add" : "Tidy up");
      remote.merge(pull, true, i != 8);
    }
    remote.push("ABC-20-alone", "alone");
    remote.push("alone", "ABC-21 alone");
    remote.push("main", "ABC-22 straight to main");
    remote.events.clear();
  }

  private Bench begun() {
    return begun(new Bench(remote, remote));
  }

  private static Bench begun(Bench bench) {
    bench.beginBackfill();
    return bench;
  }

  private static void finish(Bench bench) {
    bench.backfill();
    bench.settle();
  }

  private void assertTrue(Bench bench) {
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  private static void runOnce(Bench bench) {
    bench.backfillCoverage.backfill(bench.place, bench.clock.instant().plusSeconds(10));
  }

  @Test
  void everythingThatNamesAnIssueIsRead() {
    history();
    var bench = begun();

    finish(bench);

    assertTrue(bench);
    var status = bench.status();
    assertThat(status.progress()).isEqualTo(Progress.DONE);
    assertThat(status.pullRequests()).isEqualTo(9);
    assertThat(status.pullRequestsNamingAnIssue()).isEqualTo(4);
    assertThat(status.branches()).isEqualTo(2);
    assertThat(status.repositories()).isEqualTo(1);
    assertThat(status.repositoriesDone()).isEqualTo(1);
    assertThat(status.remaining()).isEqualTo(Duration.ZERO);
    assertThat(status.historyBack()).isEqualTo(status.historyUntil());
    assertThat(bench.events(DevelopmentChanged.class))
        .isNotEmpty()
        .allSatisfy(changed -> {
          assertThat(changed.cause()).isEqualTo(Cause.BACKFILL);
          assertThat(changed.since()).isEqualTo(Bench.START);
        });
  }

  @Test
  void whatNamesNoIssueCostsNothing() {
    for (var i = 1; i <= 6; i++) {
      remote.push("work/" + i, "commit " + i);
      remote.open("work/" + i, "Tidy up");
    }
    var bench = begun();

    finish(bench);

    // Repositories and the newest change; two walks, each page of two beginning with the last one
    // of the page before; branches and commits.
    assertThat(remote.asked).isLessThanOrEqualTo(2 + 2 * 6 + 4 + 1);
    assertThat(bench.status().pullRequests()).isEqualTo(6);
    assertThat(bench.events(DevelopmentChanged.class)).isEmpty();
  }

  @Test
  void aSecondRunReadsListsAndTellsNothing() {
    history();
    var bench = begun();
    finish(bench);
    var first = remote.asked;
    var told = bench.events.size();

    bench.beginBackfill();
    finish(bench);

    // One call for each pull request and branch that was read is saved.
    assertThat(remote.asked - first).isLessThanOrEqualTo(first - 4 - 2);
    assertThat(bench.events).hasSize(told);
    assertTrue(bench);
    assertThat(bench.status().pullRequests()).isEqualTo(9);
    assertThat(bench.status().commits()).isZero();
  }

  @Test
  void nothingBeginsTwiceAtOnce() {
    history();
    var bench = begun();
    remote.interruption = call -> call == 5 ? new Reply.Later<>(null, "502") : null;
    runOnce(bench);

    bench.beginBackfill();
    assertThat(run(bench)).isEqualTo(1);
    finish(bench);
    bench.beginBackfill();

    assertThat(run(bench)).isEqualTo(2);
  }

  private static int run(Bench bench) {
    return Objects.requireNonNull(bench.backfills.coverages.get(bench.coverage.id())).run();
  }

  @Test
  void nothingToReadIsDoneAtOnce() {
    var bench = begun();

    finish(bench);

    assertThat(bench.status().progress()).isEqualTo(Progress.DONE);
    assertThat(bench.status().pullRequests()).isZero();
    assertThat(bench.due).contains("follow-changes " + bench.coverage.id());
  }

  @Test
  void goesOnWhereAnyCallFailed() {
    history();
    var calls = callsOfARun();
    for (var failing = 1; failing <= calls; failing++) {
      var failed = failing;
      var bench = begun();
      var from = remote.asked;
      remote.interruption = call -> call - from == failed ? new Reply.Later<>(null, "502") : null;

      finish(bench);

      assertTrue(bench);
      assertThat(bench.status().pullRequests()).as("failing %s", failing).isEqualTo(9);
      assertThat(bench.status().repositoriesFailed()).isZero();
      assertThat(remote.asked - from).isLessThanOrEqualTo(calls + 2);
    }
  }

  @Test
  void goesOnWhereItDied() {
    history();
    var calls = callsOfARun();
    for (var failing = 1; failing <= calls; failing++) {
      var killed = failing;
      var bench = begun();
      var from = remote.asked;
      remote.interruption =
          call -> {
            if (call - from == killed) {
              throw new IllegalStateException("killed");
            }
            return null;
          };
      assertThatThrownBy(() -> finish(bench)).hasMessage("killed");

      finish(bench);

      assertTrue(bench);
      assertThat(bench.status().pullRequests()).as("killed at %s", failing).isEqualTo(9);
      assertThat(remote.asked - from).isLessThanOrEqualTo(calls + 2);
    }
  }

  private int callsOfARun() {
    finish(begun());
    var calls = remote.asked;
    assertThat(calls).isGreaterThan(20);
    return calls;
  }

  @Test
  void isHeldUpInWordsAndGoesOnByItself() {
    history();
    var bench = begun();
    remote.trouble = new Reply.Later<>(null, "502: bad gateway");

    runOnce(bench);

    assertThat(bench.status().progress()).isEqualTo(Progress.HELD_UP);
    assertThat(bench.status().problem()).isEqualTo("Harness could not answer: 502: bad gateway");
    remote.trouble = null;
    finish(bench);
    assertThat(bench.status().progress()).isEqualTo(Progress.DONE);
    assertThat(bench.status().problem()).isNull();
  }

  @Test
  void beingThrottledIsNoProblemForAWhile() {
    history();
    var bench = begun();
    remote.interruption =
        call -> new Reply.Later<>(bench.clock.instant().plusSeconds(20), "429: too many");

    for (var i = 0; i < 3; i++) {
      runOnce(bench);
      assertThat(bench.status().problem()).isNull();
    }
    runOnce(bench);

    assertThat(bench.status().problem()).isEqualTo("Harness could not answer: 429: too many");
  }

  @Test
  void whatMakesNoProgressStalls() {
    history();
    var bench = begun();
    bench.clock.advance(Duration.ofMinutes(11));

    assertThat(bench.status().progress()).isEqualTo(Progress.STALLED);
  }

  @Test
  void aSpaceThatMayNotBeSeenIsNotTakenForAnEmptyOne() {
    var bench = begun();
    // The first list was allowed, the check after the empty ones is not.
    remote.interruption = call -> call < 3 ? null : new Reply.Refused<>("403: forbidden");

    runOnce(bench);

    assertThat(bench.status().progress()).isEqualTo(Progress.HELD_UP);
    assertThat(bench.status().problem()).contains("acct/org/proj", "403");
  }

  @Test
  void aSpaceThatNeverHadARepositoryIsEmpty() {
    var bench = begun();
    remote.interruption = call -> new Reply.Missing<>("404");

    finish(bench);

    assertThat(bench.status().progress()).isEqualTo(Progress.DONE);
    assertThat(bench.status().repositories()).isZero();
  }

  @Test
  void aRefusedTokenIsTold() {
    history();
    var bench = begun();
    remote.trouble = new Reply.TokenRefused<>("401");

    runOnce(bench);

    assertThat(bench.events(HarnessAccessLost.class)).hasSize(1);
    assertThat(bench.status().problem()).isEqualTo("Harness refused the token: 401");
  }

  @Test
  void anEndedCoverageIsLeftAlone() {
    history();
    var bench = begun();
    bench.covered.clear();

    runOnce(bench);

    assertThat(remote.asked).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 9, 14, 18, 22})
  void whatChangedMeanwhileIsForTheChangeCursor(int meanwhile) {
    history();
    var bench = begun();
    remote.interruption =
        call -> {
          if (call == meanwhile) {
            remote.edit(Objects.requireNonNull(remote.pulls.get(2L)), "DEF-9 Changed", "");
            remote.merge(Objects.requireNonNull(remote.pulls.get(4L)), true, false);
            remote.events.clear();
          }
          return null;
        };

    finish(bench);
    bench.clock.advance(Duration.ofMinutes(20));
    bench.follow.follow(bench.place, bench.clock.instant().plusSeconds(10));
    bench.settle();

    assertThat(Expected.of(bench.jira())).containsAllEntriesOf(withoutMerges(remote));
    // One that is closed before the walk comes to it is the cursor's alone.
    assertThat(bench.status().pullRequests()).isBetween(8, 9);
  }

  /** The commit of a merge that nobody told of is found when the merge is read. */
  private static Map<String, String> withoutMerges(Remote remote) {
    var all = new TreeMap<>(Expected.of(remote));
    all.values().removeIf(words -> words.endsWith("ABC-4 Add (#4)"));
    return all;
  }

  @Test
  void whatDeliveriesToldMeanwhileIsNotReplaced() {
    history();
    var pull = Objects.requireNonNull(remote.pulls.get(3L));
    var bench = begun();
    bench.code.save(bench.place, Remote.REPOSITORY, null);
    remote.edit(pull, "DEF-9 Changed", "");
    bench.deliver(remote.build(remote.events.getFirst()));
    bench.settle();

    finish(bench);

    assertTrue(bench);
  }

  @Test
  void whatIsOlderThanTheHistoryIsReadOnlyWhileOpen() {
    remote.push("old/1", "commit");
    remote.open("old/1", "ABC-1 Old and open");
    remote.push("old/2", "commit");
    remote.merge(remote.open("old/2", "ABC-2 Old and merged"), false, true);
    remote.events.clear();
    var bench = new Bench(remote, remote);
    bench.clock.advance(Duration.ofDays(200));
    bench.beginBackfill();

    finish(bench);

    assertThat(Expected.of(bench.jira()).keySet())
        .anyMatch(ref -> ref.contains("number=1"))
        .noneMatch(ref -> ref.contains("number=2"));
    assertThat(bench.status().pullRequests()).isEqualTo(1);
  }

  @Test
  void onePullRequestThatIsNotAnsweredHoldsUpNoOther() {
    history();
    var bench = begun(new Bench(remote, new Unanswering(remote, 2)));

    bench.backfill();

    assertThat(bench.status().progress()).isEqualTo(Progress.DONE);
    assertThat(bench.backfills.failed(Bench.SITE, Bench.CONNECTION))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.reason()).isEqualTo(Reason.NO_ANSWER);
          assertThat(failed.words()).isEqualTo("500");
          assertThat(failed.path()).isEqualTo("acct/org/proj/app");
        });
    bench.clock.advance(Duration.ofMinutes(16));
    finish(bench);
    assertThat(bench.status().repositoriesFailed()).isZero();
    assertThat(bench.due).contains("fold-coverage " + bench.coverage.id());
    assertTrue(bench);
  }

  @Test
  void oneRepositoryThatIsRefusedIsReadWhenAskedAgain() {
    history();
    var refused = new Refusing(remote);
    var bench = begun(new Bench(remote, remote, refused));

    finish(bench);

    assertThat(bench.status().progress()).isEqualTo(Progress.DONE);
    assertThat(bench.status().repositoriesFailed()).isEqualTo(1);
    assertThat(bench.backfills.failed(Bench.SITE, Bench.CONNECTION).getFirst().reason())
        .isEqualTo(Reason.NO_ACCESS);
    assertThat(Expected.of(bench.jira())).doesNotContainKey("ABC-20-alone").isNotEmpty();
    refused.refuses = null;
    bench.beginBackfills.begin(bench.place, Bench.CONNECTION, Remote.REPOSITORY);
    var lists = refused.spaceLists;
    finish(bench);
    assertTrue(bench);
    assertThat(bench.status().repositoriesFailed()).isZero();
    assertThat(refused.spaceLists).isEqualTo(lists);
  }

  @Test
  void anImportingRepositoryIsTriedAgainLater() {
    history();
    var refused = new Refusing(remote);
    refused.refuses = new Reply.Refused<>(Why.NOT_READY, "412: importing");
    var bench = begun(new Bench(remote, remote, refused));
    finish(bench);
    refused.refuses = null;

    bench.clock.advance(Duration.ofMinutes(16));
    finish(bench);

    assertThat(bench.status().repositoriesFailed()).isZero();
    assertTrue(bench);
  }

  @Test
  void onlyPlacesThatCountAreRead() {
    remote.push("ABC-1-name", "plain");
    remote.push("message", "ABC-2 message");
    remote.push("main", "ABC-3 main");
    remote.events.clear();
    var bench = new Bench(remote, remote);
    bench.options = new ConnectionOptions(true, false, false, false);
    bench.beginBackfill();

    finish(bench);

    assertThat(bench.status().branches()).isZero();
    assertThat(bench.status().commits()).isZero();
  }

  /** Never tells the details of one pull request of a list. */
  private static final class Unanswering extends Relayed {

    private final long number;

    Unanswering(Remote remote, long number) {
      super(remote);
      this.number = number;
    }

    @Override
    public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
      return listed.pullRequest().facts().ref().number() == number
          ? new Reply.Later<>(null, "500")
          : super.complete(access, listed);
    }
  }

  /** Does not show the branches of the repository. */
  private static final class Refusing extends RemoteHistory {

    @Nullable Reply<BranchPage> refuses = new Reply.Refused<>(Why.NO_ACCESS, "403: forbidden");
    int spaceLists;
    final List<Integer> pages = new ArrayList<>();

    Refusing(Remote remote) {
      super(remote);
    }

    @Override
    public Reply<RepositoryPage> repositories(HarnessAccess access, String space, int page) {
      spaceLists++;
      return super.repositories(access, space, page);
    }

    @Override
    public Reply<BranchPage> branches(HarnessAccess access, KnownRepository repository, int page) {
      pages.add(page);
      return refuses == null ? super.branches(access, repository, page) : refuses;
    }
  }
}
