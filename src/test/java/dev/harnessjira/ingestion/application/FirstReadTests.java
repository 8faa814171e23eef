package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.domain.FirstReads.FirstRead;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.scope.HarnessAccessLost;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstReadTests {

  private final Remote remote = new Remote();

  private Bench bench(HarnessReads harness) {
    var bench = new Bench(remote, harness);
    bench.reads.put(bench.coverage.id(), FirstRead.beginning(Bench.START));
    return bench;
  }

  private void openPulls(int count) {
    for (var i = 1; i <= count; i++) {
      remote.push("work/" + i, "commit " + i);
      remote.open("work/" + i, i % 2 == 0 ? "ABC-" + i + " Add" : "Tidy up");
    }
    remote.events.clear();
  }

  private static void finish(Bench bench) {
    for (var i = 0; i < 200 && state(bench).progress() != Progress.DONE; i++) {
      var next = bench.readFirst.read(bench.place, bench.clock.instant().plusSeconds(10));
      if (next != null) {
        bench.clock.moveTo(next);
      }
    }
    bench.settle();
  }

  private static FirstRead state(Bench bench) {
    return Objects.requireNonNull(bench.reads.get(bench.coverage.id()));
  }

  @Test
  void openPullRequestsAreReadWithCommitsAndBranches() {
    openPulls(5);
    var bench = bench(remote);

    finish(bench);

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(state(bench).pullRequests()).isEqualTo(5);
    assertThat(state(bench).namingAnIssue()).isEqualTo(2);
    assertThat(bench.events(DevelopmentChanged.class))
        .hasSize(5)
        .allSatisfy(changed -> {
          assertThat(changed.live()).isFalse();
          assertThat(changed.since()).isEqualTo(Bench.START);
        });
    assertThat(bench.code.repositories).hasSize(1);
  }

  @Test
  void nothingToReadIsDoneAtOnce() {
    var bench = bench(remote);

    finish(bench);

    assertThat(state(bench).progress()).isEqualTo(Progress.DONE);
    assertThat(state(bench).pullRequests()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void goesOnWhereAnyCallFailed(int failing) {
    openPulls(5);
    var harness = new FailingOnce(remote, failing, new Reply.Later<>(null, "502"));
    var bench = bench(harness);

    finish(bench);

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(state(bench).pullRequests()).isEqualTo(5);
    assertThat(state(bench).namingAnIssue()).isEqualTo(2);
  }

  @Test
  void isHeldUpInWordsAndGoesOnByItself() {
    openPulls(2);
    var bench = bench(remote);
    remote.trouble = new Reply.Later<>(null, "502: bad gateway");

    var next = bench.readFirst.read(bench.place, bench.clock.instant().plusSeconds(10));

    assertThat(next).isAfter(bench.clock.instant());
    assertThat(state(bench).progress()).isEqualTo(Progress.HELD_UP);
    assertThat(state(bench).problem()).isEqualTo("Harness could not answer: 502: bad gateway");
    remote.trouble = null;
    finish(bench);
    assertThat(state(bench).progress()).isEqualTo(Progress.DONE);
    assertThat(state(bench).problem()).isNull();
  }

  @Test
  void aSpaceThatMayNotBeSeenIsNotTakenForAnEmptyOne() {
    openPulls(2);
    var bench = bench(new Hidden(remote));

    bench.readFirst.read(bench.place, bench.clock.instant().plusSeconds(10));

    assertThat(state(bench).progress()).isEqualTo(Progress.HELD_UP);
    assertThat(state(bench).problem()).contains("acct/org/proj", "403");
  }

  @Test
  void aRefusedTokenIsTold() {
    openPulls(1);
    var bench = bench(remote);
    remote.trouble = new Reply.TokenRefused<>("401");

    bench.readFirst.read(bench.place, bench.clock.instant().plusSeconds(10));

    assertThat(bench.events(HarnessAccessLost.class)).hasSize(1);
    assertThat(state(bench).problem()).isEqualTo("Harness refused the token: 401");
  }

  @Test
  void whatChangedMeanwhileIsReadToo() {
    openPulls(5);
    var harness = new FailingOnce(remote, 5, new Reply.Later<>(null, "502"));
    harness.instead =
        () -> {
          var pull = Objects.requireNonNull(remote.pulls.get(1L));
          remote.edit(pull, "DEF-9 Changed", "");
          remote.events.clear();
        };
    var bench = bench(harness);

    finish(bench);

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(state(bench).pullRequests()).isEqualTo(5);
  }

  @Test
  void whatDeliveriesToldMeanwhileIsNotReplaced() {
    openPulls(3);
    var pull = Objects.requireNonNull(remote.pulls.get(3L));
    var bench = bench(remote);
    bench.code.save(bench.place, Remote.REPOSITORY, null);
    remote.edit(pull, "DEF-9 Changed", "");
    bench.deliver(remote.build(remote.events.getFirst()));
    bench.settle();

    finish(bench);

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(state(bench).pullRequests()).isEqualTo(3);
  }

  @Test
  void oneThatIsNotAnsweredIsLeftToFolding() {
    openPulls(3);
    var bench = bench(new Unanswering(remote, 2));

    finish(bench);

    assertThat(state(bench).pullRequests()).isEqualTo(3);
    assertThat(bench.due).contains("fold-coverage " + bench.coverage.id());
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  /** The n-th call fails, and something may happen then. */
  private static final class FailingOnce extends Relayed {

    private final Remote remote;
    private final int failing;
    private final Reply<?> failure;
    @Nullable Runnable instead;
    private int calls;

    FailingOnce(Remote remote, int failing, Reply<?> failure) {
      super(remote);
      this.remote = remote;
      this.failing = failing;
      this.failure = failure;
    }

    private void count() {
      var now = ++calls == failing;
      remote.trouble = now ? failure : null;
      if (now && instead != null) {
        instead.run();
      }
    }

    @Override
    public Reply<List<Listed>> openPullRequests(
        HarnessAccess access, String space, @Nullable Long updatedBefore) {
      count();
      return super.openPullRequests(access, space, updatedBefore);
    }

    @Override
    public Reply<ListedPage> changed(
        HarnessAccess access, String space, long after, @Nullable Long before) {
      count();
      return super.changed(access, space, after, before);
    }

    @Override
    public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
      count();
      return super.complete(access, listed);
    }

    @Override
    public Reply<Page> repositories(HarnessAccess access, String space, int page) {
      count();
      return super.repositories(access, space, page);
    }
  }

  /** What Harness does for somebody without the right to see the space. */
  private static final class Hidden extends Relayed {

    private int pages;

    Hidden(Remote remote) {
      super(remote);
    }

    @Override
    public Reply<List<Listed>> openPullRequests(
        HarnessAccess access, String space, @Nullable Long updatedBefore) {
      return new Reply.Told<>(List.of());
    }

    @Override
    public Reply<ListedPage> changed(
        HarnessAccess access, String space, long after, @Nullable Long before) {
      return new Reply.Told<>(new ListedPage(List.of(), false));
    }

    @Override
    public Reply<Page> repositories(HarnessAccess access, String space, int page) {
      return ++pages == 1
          ? super.repositories(access, space, page)
          : new Reply.Refused<>("403: forbidden");
    }
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
}
