package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.LinkedEntity.Decision;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FoldingTests {

  private final Remote remote = new Remote();
  private final Bench bench = new Bench(remote, remote);

  private static final EntityRef.PullRequest PULL = new EntityRef.PullRequest(Remote.ID, 1);
  private static final EntityRef.Branch BRANCH = new EntityRef.Branch(Remote.ID, "work");

  private void deliverAll() {
    remote.events.forEach(event -> bench.deliver(remote.build(event)));
    remote.events.clear();
  }

  @Test
  void aBurstSharesItsReadAndIsToldOnce() {
    remote.push("work", "first");
    var pull = remote.open("work", "ABC-1 Add");
    for (var i = 0; i < 20; i++) {
      remote.edit(pull, "ABC-1 Add " + i, "");
    }
    deliverAll();

    bench.settle();

    assertThat(remote.asked).as("the pull request and its branch").isEqualTo(2);
    assertThat(bench.events(DevelopmentChanged.class))
        .singleElement()
        .satisfies(changed -> {
          assertThat(changed.live()).isTrue();
          assertThat(changed.since()).isEqualTo(Bench.START);
          assertThat(changed.entities()).contains(PULL, BRANCH).hasSize(3);
        });
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void whileHarnessIsAwayTheProvisionalStateIsToldOnceForEachNotice() {
    remote.trouble = new Reply.Later<>(null, "down");
    remote.push("work", "first");
    var pull = remote.open("work", "ABC-1 Add");
    deliverAll();

    var next = bench.fold();
    bench.fold();
    bench.fold();

    assertThat(next).isAfter(bench.clock.instant());
    assertThat(bench.events(DevelopmentChanged.class)).hasSize(1);
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    remote.edit(pull, "DEF-2 Add", "");
    deliverAll();
    bench.fold();
    assertThat(bench.events(DevelopmentChanged.class)).hasSize(2);
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void readsFollowWhenHarnessIsBack() {
    remote.trouble = new Reply.Later<>(null, "down");
    remote.push("work", "first");
    var pull = remote.open("work", "ABC-1 Add");
    deliverAll();
    bench.fold();
    remote.review(pull, 11, Decision.APPROVED);
    remote.events.clear();
    remote.trouble = null;

    bench.settle();

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void pausesGrowAndEnd() {
    remote.trouble = new Reply.Later<>(null, "down");
    remote.push("ABC-1-work", "first");
    deliverAll();
    var longest = Duration.ZERO;
    for (var i = 0; i < 12; i++) {
      var next = Objects.requireNonNull(bench.fold());
      var pause = Duration.between(bench.clock.instant(), next);
      assertThat(pause).isGreaterThanOrEqualTo(longest).isLessThanOrEqualTo(Duration.ofMinutes(2));
      longest = pause;
      bench.clock.moveTo(next);
    }

    assertThat(longest).isEqualTo(Duration.ofMinutes(2));
    assertThat(remote.asked).isEqualTo(12);
  }

  @Test
  void throttledReadsWaitForTheTimeThatIsTold() {
    var at = Bench.START.plusSeconds(20);
    remote.trouble = new Reply.Later<>(at, "too many");
    remote.push("ABC-1-work", "first");
    deliverAll();

    assertThat(bench.fold()).isEqualTo(at);
    assertThat(bench.fold()).isEqualTo(at);
    assertThat(remote.asked).isEqualTo(1);
  }

  @Test
  void whileHarnessIsAwayADeletionStands() {
    remote.push("ABC-1-work", "first");
    var created = remote.build(remote.events.getFirst());
    deliverAll();
    bench.settle();
    remote.delete("ABC-1-work");
    remote.trouble = new Reply.Later<>(null, "down");
    deliverAll();
    bench.deliver(created);
    bench.fold();

    assertThat(bench.linked(new EntityRef.Branch(Remote.ID, "ABC-1-work"))).isEmpty();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void aBranchThatIsMadeAgainComesBackByItsRead() {
    var head = remote.push("ABC-1-work", "first");
    remote.delete("ABC-1-work");
    remote.branches.put("ABC-1-work", head);
    deliverAll();

    bench.settle();

    assertThat(bench.linked(new EntityRef.Branch(Remote.ID, "ABC-1-work"))).isPresent();
  }

  @Test
  void aRefusedTokenIsToldWithItsVersionAndNothingMoreIsAsked() {
    bench.token = Bench.usable(3);
    remote.trouble = new Reply.TokenRefused<>("401");
    remote.push("work", "first");
    remote.open("work", "ABC-1 Add");
    deliverAll();

    bench.fold();

    assertThat(bench.events(HarnessAccessLost.class))
        .containsExactly(new HarnessAccessLost(Bench.SITE, Bench.CONNECTION, 3, "401"));
    assertThat(remote.asked).isEqualTo(1);
    bench.token = new Token.Lost("refused");
    bench.fold();
    assertThat(remote.asked).isEqualTo(1);
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void oneThatHarnessStumblesOverDoesNotHoldUpTheOthers() {
    remote.push("work", "first");
    remote.open("work", "ABC-1 Add");
    remote.push("other", "second");
    remote.open("other", "DEF-2 Add");
    deliverAll();
    var stumbling = new Stumbling(remote, 1);
    var troubled = new Bench(remote, stumbling);
    remote.pulls.values().forEach(pull -> remote.edit(pull, pull.title, ""));
    remote.events.forEach(event -> troubled.deliver(remote.build(event)));

    for (var i = 0; i < 6; i++) {
      var next = troubled.fold();
      troubled.clock.moveTo(next == null ? Instant.MAX : next);
    }

    assertThat(stumbling.told).contains(2L).doesNotContain(1L);
  }

  @Test
  void anOlderReadNeverReplacesANewerOne() {
    remote.push("work", "first");
    var pull = remote.open("work", "ABC-1 Add");
    deliverAll();
    bench.settle();
    var updated = pull.updated;
    remote.edit(pull, "DEF-2 Add", "");
    pull.updated = updated - 1;
    deliverAll();

    var next = bench.fold();

    assertThat(next).isAfter(bench.clock.instant());
    assertThat(bench.code.pullRequests.values())
        .singleElement()
        .satisfies(known -> assertThat(known.freshness().stale()).isTrue());
    pull.updated = updated + 1;
    bench.settle();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void aReadIsNotKeptWhenANoticeCameMeanwhile() {
    remote.push("work", "first");
    var pull = remote.open("work", "ABC-1 Add");
    deliverAll();
    var harness = new Meddling(remote);
    var meddled = new Bench(remote, harness);
    remote.edit(pull, "ABC-1 Change", "");
    meddled.deliver(remote.build(remote.events.getFirst()));
    harness.meanwhile =
        () -> {
          remote.edit(pull, "DEF-2 Change", "");
          meddled.deliver(remote.build(remote.events.getLast()));
          meddled.fold();
        };

    meddled.settle();

    assertThat(Expected.of(meddled.linked())).containsAllEntriesOf(onlyPull());
    assertThat(harness.reads).isGreaterThan(1);
  }

  private Map<String, String> onlyPull() {
    var expected = Expected.of(remote);
    expected.keySet().removeIf(key -> !key.startsWith("PullRequest"));
    return expected;
  }

  @Test
  void aCommitThatLeftLosesTheInheritedKeyAndKeepsItsOwn() {
    remote.push("work", "DEF-2 own key");
    remote.push("work", "no key");
    remote.open("work", "ABC-1 Add");
    deliverAll();
    bench.settle();
    remote.forcePush("work", "another");
    deliverAll();

    bench.settle();

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(bench.jira())
        .filteredOn(LinkedEntity.Commit.class::isInstance)
        .extracting(entity -> String.join(",", entity.issueKeys()))
        .containsExactlyInAnyOrder("DEF-2", "ABC-1");
  }

  @Test
  void aRollBackIsSeenWithTheNextRead() {
    var first = remote.push("work", "first");
    remote.push("work", "second");
    var pull = remote.open("work", "ABC-1 Add");
    deliverAll();
    bench.settle();
    remote.rollBack("work", first);
    remote.edit(pull, "ABC-1 Less", "");
    deliverAll();

    bench.settle();

    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void whatIsNotUnderstoodIsCountedAndInNobodysWay() {
    var reader = new Picky(remote);
    var picky = new Bench(reader, remote);
    remote.push("ABC-1-work", "first");
    picky.deliver(new byte[] {'?'});
    picky.deliver(new byte[] {'!'});
    picky.deliver(remote.build(remote.events.getFirst()));

    picky.settle();

    assertThat(picky.fates)
        .containsExactlyInAnyOrder(Fate.IGNORED, Fate.UNREADABLE, Fate.UNDERSTOOD);
    assertThat(Expected.of(picky.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void nothingIsDoneForACoverageThatHasEnded() {
    remote.push("ABC-1-work", "first");
    deliverAll();
    bench.covered.clear();

    assertThat(bench.fold()).isNull();
    assertThat(bench.events).isEmpty();
    assertThat(bench.waiting()).isEqualTo(1);
  }

  /** Knows two bodies more, which mean nothing. */
  private record Picky(Remote remote) implements DeliveryReader {

    @Override
    public Reading read(byte[] body) {
      return switch (body[0]) {
        case '?' -> new Reading.UnknownTrigger();
        case '!' -> new Reading.Unreadable();
        default -> remote.read(body);
      };
    }
  }
}
