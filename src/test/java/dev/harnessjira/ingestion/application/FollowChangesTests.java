package dev.harnessjira.ingestion.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.application.reading.Setbacks;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.missed.Sweeps.Phase;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.Attempt;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import dev.harnessjira.scope.HarnessAccessLost;
import dev.harnessjira.scope.HarnessTokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowChangesTests {

  private final Remote remote = new Remote();

  /** A coverage whose first read has finished, and whose first look found nothing. */
  private Bench followed(HarnessReads harness, int pulls) {
    for (var i = 1; i <= pulls; i++) {
      remote.push("work/" + i, "first of " + i);
      remote.push("work/" + i, "second of " + i);
      remote.open("work/" + i, "ABC-" + i + " Add");
    }
    remote.events.clear();
    var bench = new Bench(remote, harness);
    bench.beginBackfill();
    bench.backfill();
    bench.settle();
    assertThat(bench.due).contains("follow-changes " + bench.coverage.id());
    look(bench);
    remote.wait(Duration.ofMinutes(10));
    return bench;
  }

  private static ChangeCursor cursor(Bench bench) {
    return Objects.requireNonNull(bench.cursors.get(bench.coverage.id()));
  }

  /** Moves the clock to when the cursor wants to look again, and looks; tells when it wants to. */
  private static @Nullable Instant look(Bench bench) {
    var next = cursor(bench).nextAt();
    if (next != null && next.isAfter(bench.clock.instant())) {
      bench.clock.moveTo(next);
    }
    return bench.follow.follow(bench.place, bench.clock.instant().plusSeconds(10));
  }

  /** Looks, and tells how long the cursor rests then. */
  private static Duration rest(Bench bench) {
    var next = Objects.requireNonNull(look(bench));
    return Duration.between(bench.clock.instant(), next);
  }

  private Remote.Pull pull(long number) {
    return Objects.requireNonNull(remote.pulls.get(number));
  }

  /** Everything that people do, told by no webhook. */
  private void changeAll() {
    remote.request(pull(1), 31);
    remote.draft(pull(2), true);
    remote.rollBack("work/3", remote.graph.at(pull(3).head).parents().getFirst());
    remote.edit(pull(4), "DEF-4 Other", "");
    remote.merge(pull(5), true, false);
    remote.push("late", "late");
    remote.open("late", "ABC-6 Late");
    remote.events.clear();
  }

  @Test
  void whatNoWebhookToldIsFoundInOneLook() {
    var bench = followed(remote, 5);
    changeAll();

    look(bench);
    bench.settle();

    assertThat(Expected.of(bench.jira()).entrySet())
        .containsAll(
            Expected.of(remote).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("PullRequest"))
                .toList());
    assertThat(Expected.of(bench.jira()))
        .doesNotContainKey("Commit[repository=1, sha=" + rolledBack() + "]");
    assertThat(cursor(bench).untold()).isEqualTo(6);
  }

  /** The commit that left pull request 3. */
  private String rolledBack() {
    return remote.graph.all().stream()
        .filter(commit -> commit.message().equals("second of 3"))
        .map(CommitGraph.Commit::sha)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWebhooksShouldHaveToldIsToldOnceForALook() {
    var bench = followed(remote, 5);
    remote.edit(pull(1), "ABC-1 Edited", "");
    remote.edit(pull(2), "ABC-2 Add", "Described");
    remote.push("release", "released");
    remote.retarget(pull(3), "release");
    remote.push("work/4", "third of 4");
    remote.merge(pull(5), true, false);
    remote.push("late", "late");
    remote.open("late", "ABC-6 Late");
    remote.events.clear();

    look(bench);

    assertThat(bench.untold).containsExactly(6L);
    bench.settle();
    remote.wait(Duration.ofMinutes(10));
    look(bench);
    assertThat(bench.untold).hasSize(1);
  }

  @Test
  void whatNoWebhookEverTellsIsNotMissed() {
    var bench = followed(remote, 4);
    remote.request(pull(1), 31);
    remote.draft(pull(2), true);
    remote.rollBack("work/3", remote.graph.at(pull(3).head).parents().getFirst());
    remote.requestGroup(pull(4), 41, 42);
    bench.code.pullRequests.keySet().removeIf(key -> key.ref().number() == 4);

    look(bench);

    assertThat(cursor(bench).untold()).isEqualTo(4);
    assertThat(bench.untold).isEmpty();
  }

  @Test
  void nothingIsMissedWhileADeliveryWaitsOrWithoutWebhooks() {
    var bench = followed(remote, 2);
    remote.edit(pull(1), "ABC-1 Edited", "");
    bench.deliver(remote.build(remote.events.getFirst()));
    look(bench);
    bench.settle();
    bench.options = bench.options.withoutWebhooks();
    remote.wait(Duration.ofMinutes(10));
    remote.edit(pull(2), "ABC-2 Edited", "");

    look(bench);

    assertThat(cursor(bench).untold()).isEqualTo(1);
    assertThat(bench.untold).isEmpty();
  }

  @Test
  void theOverlapDoesNotLoop() {
    var bench = followed(remote, 3);
    remote.edit(pull(1), "ABC-9 Edited", "");
    look(bench);
    bench.settle();
    var events = bench.events.size();
    var asked = remote.asked;

    look(bench);

    assertThat(remote.asked - asked).isEqualTo(1);
    assertThat(bench.fold()).isNull();
    assertThat(bench.events).hasSize(events);
    assertThat(cursor(bench).untold()).isEqualTo(1);
  }

  @Test
  void looksEveryMinuteAndEverMoreRarelyWhileNothingHappens() {
    var bench = followed(remote, 2);
    remote.edit(pull(1), "ABC-9 Edited", "");

    List<Long> minutes = new ArrayList<>();
    for (var i = 0; i < 7; i++) {
      minutes.add(rest(bench).toMinutes());
      bench.settle();
    }
    remote.draft(pull(1), true);

    assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    assertThat(rest(bench)).hasMinutes(1);
  }

  @Test
  void aDeliveryBringsTheNextLookForward() {
    var bench = followed(remote, 1);
    for (var i = 0; i < 5; i++) {
      look(bench);
    }
    remote.events.clear();
    remote.edit(pull(1), "ABC-9 Edited", "");
    bench.deliver(remote.build(remote.events.getFirst()));

    bench.fold();

    assertThat(cursor(bench).nextAt()).isEqualTo(bench.clock.instant().plusSeconds(60));
    bench.settle();
    look(bench);
    assertThat(cursor(bench).untold()).isZero();
  }

  @Test
  void anEmptyListWithoutAccessIsNotNoChange() {
    var harness = new Hiding(remote);
    var bench = followed(harness, 1);
    var quiet = cursor(bench).quiet();
    remote.edit(pull(1), "ABC-9 Edited", "");
    harness.hidden = true;

    var rests = List.of(rest(bench), rest(bench), rest(bench));

    assertThat(rests)
        .containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(4));
    assertThat(cursor(bench).quiet()).isEqualTo(quiet);
    assertThat(harness.checks).isEqualTo(3);
    assertThat(cursor(bench).watch().problem()).contains("acct/org/proj").contains("403");
    harness.hidden = false;
    look(bench);
    assertThat(cursor(bench).watch().problem()).isNull();
    assertThat(cursor(bench).watch().looked()).isEqualTo(bench.clock.instant());
    assertThat(cursor(bench).untold()).isEqualTo(1);
  }

  @Test
  void aRefusedTokenIsToldAndWaitedFor() {
    var bench = followed(remote, 1);
    remote.edit(pull(1), "ABC-9 Edited", "");
    remote.trouble = new Reply.TokenRefused<>("401");

    look(bench);
    bench.token = new Token.Lost("401");
    var asked = remote.asked;
    assertThat(rest(bench)).isEqualTo(Setbacks.WITHOUT_ACCESS);

    assertThat(bench.events(HarnessAccessLost.class)).hasSize(1);
    assertThat(remote.asked).isEqualTo(asked);
    remote.trouble = null;
    bench.token = Bench.usable(2);
    bench.keepChanges.resume(bench.place);
    bench.follow.follow(bench.place, bench.clock.instant().plusSeconds(10));
    assertThat(cursor(bench).untold()).isEqualTo(1);
  }

  @Test
  void waitsLongerThanLiveReadsWhenCallsAreUsedUp() {
    var bench = followed(remote, 1);
    var free = bench.clock.instant().plus(Duration.ofMinutes(3));
    remote.trouble = new Reply.Later<>(free, "429");

    assertThat(look(bench)).isAfter(free);
  }

  /** Live reads that pause again and again would keep it from telling titles and states. */
  @Test
  void waitsForNoLiveReadsAfterAnOutage() {
    var bench = followed(remote, 1);
    bench.clock.advance(Duration.ofHours(1));
    var free = bench.clock.instant().plus(Duration.ofSeconds(3));
    bench.pauses.put(bench.coverage.id(), new Pause(1, free.plusSeconds(60)));
    remote.trouble = new Reply.Later<>(free, "429");

    bench.recover.recover(bench.place);

    assertThat(look(bench)).isEqualTo(free);
  }

  @Test
  void goesOnWithinAListOfSeveralPagesAfterAStop() {
    var harness = new Hiding(remote);
    var bench = followed(harness, 7);
    for (var i = 1; i <= 7; i++) {
      remote.edit(pull(i), "DEF-" + i + " Edited", "");
    }
    pull(5).updated = pull(6).updated;
    harness.befores.clear();
    harness.failing = 3;

    look(bench);
    var first = new ArrayList<>(harness.befores);
    harness.befores.clear();
    look(bench);
    bench.settle();

    assertThat(first).hasSize(3);
    assertThat(harness.befores.getFirst()).isNotNull().isEqualTo(first.getLast());
    assertThat(cursor(bench).untold()).isEqualTo(7);
    assertThat(cursor(bench).walk()).isNull();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(rest(bench)).hasMinutes(2);
  }

  @Test
  void moreThanAPageOfOneMillisecondIsFound() {
    var bench = followed(remote, 7);
    for (var i = 1; i <= 7; i++) {
      remote.edit(pull(i), "DEF-" + i + " Edited", "");
    }
    for (var i = 2; i <= 6; i++) {
      pull(i).updated = pull(6).updated;
    }

    look(bench);
    bench.settle();

    assertThat(cursor(bench).untold()).isEqualTo(7);
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void withoutWebhooksLooksEveryFiveMinutesAtLeast() {
    var bench = followed(remote, 1);
    bench.options = bench.options.withoutWebhooks();

    List<Long> minutes = new ArrayList<>();
    for (var i = 0; i < 6; i++) {
      minutes.add(rest(bench).toMinutes());
      bench.settle();
    }

    assertThat(minutes.getLast()).isEqualTo(5);
    assertThat(minutes).allMatch(wait -> wait <= 5);
  }

  @Test
  void withoutWebhooksBranchesComeAndGo() {
    var bench = followed(remote, 1);
    bench.options = bench.options.withoutWebhooks();
    look(bench);
    bench.settle();

    remote.push("ABC-7-alone", "Alone");
    remote.events.clear();
    look(bench);
    bench.settle();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));

    remote.delete("ABC-7-alone");
    remote.events.clear();
    look(bench);
    bench.settle();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  @Test
  void takesInWhatCouldNotBeDelivered() {
    var bench = followed(remote, 2);
    remote.edit(pull(1), "DEF-1 Edited", "");
    remote.edit(pull(2), "DEF-2 Edited", "");
    var bodies = remote.events.stream().map(remote::build).toList();
    remote.attempts.add(new Attempt(14, 0, false, 11L, null));
    remote.attempts.add(new Attempt(13, 0, true, null, bodies.get(1)));
    remote.attempts.add(new Attempt(12, 0, true, null, bodies.get(0)));
    remote.attempts.add(new Attempt(11, 0, true, null, bodies.get(0)));

    assertThat(bench.recover.recover(bench.place)).isNull();

    assertThat(bench.waiting()).isEqualTo(2);
    bench.settle();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(bench.missed.recovery.mark()).isEqualTo(14);
    assertThat(bench.missed.recovery.recovered()).isEqualTo(2);
    bench.recover.recover(bench.place);
    assertThat(bench.waiting()).isZero();
  }

  @Test
  void aSweepRepairsTheDifferenceAndNothingElse() {
    var bench = followed(remote, 3);
    sweep(bench);
    bench.settle();
    var asked = remote.asked;
    sweep(bench);
    var cheap = remote.asked - asked;
    pull(1).stage = Stage.CLOSED;
    remote.branches.put("ABC-8-new", remote.push("other", "Other"));
    remote.events.clear();

    sweep(bench);
    bench.settle();

    // A page of repositories, two of open pull requests, and that no more follow.
    assertThat(cheap).isLessThanOrEqualTo(4);
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
    assertThat(Objects.requireNonNull(bench.missed.sweep).repaired()).isEqualTo(2);
  }

  @Test
  void aRepositoryThatIsRefusedDoesNotEndTheSweep() {
    var bench = followed(remote, 2);
    remote.importing = true;

    sweep(bench);

    assertThat(Objects.requireNonNull(bench.missed.sweep).swept()).isEqualTo(bench.clock.instant());
  }

  @Test
  void aSweepGoesOnUntilAllIsRepaired() {
    var bench = followed(remote, 2);
    sweep(bench);
    bench.settle();
    for (var i = 1; i <= 1_100; i++) {
      var path = "acct/org/proj/gone-" + i;
      bench.code.save(
          bench.place,
          new KnownRepository(1000 + i, path, "gone", "main", "https://h/" + i, true),
          null);
    }
    remote.whereabouts = null;

    sweep(bench);

    assertThat(bench.missed.doubted).hasSize(1_100);
    assertThat(Objects.requireNonNull(bench.missed.sweep).phase()).isEqualTo(Phase.IDLE);
  }

  private static void sweep(Bench bench) {
    bench.clock.moveTo(Objects.requireNonNull(bench.missed.sweep).next());
    bench.sweep.sweep(bench.place, bench.clock.instant().plusSeconds(10));
  }

  @Test
  void eachIsLookedAtByItselfWhenTheSpaceAboveIsRefused() {
    var harness = new Hiding(remote);
    var bench = followed(harness, 1);
    var other = bench.cover("acct/org/other");
    bench.keepChanges.begin(other, 0);
    bench.keepChanges.start(other);
    harness.refused = "acct/org";
    remote.edit(pull(1), "ABC-9 Edited", "");
    harness.spaces.clear();

    look(bench);

    assertThat(harness.spaces).containsExactly("acct/org", "acct/org/proj");
    assertThat(cursor(bench).untold()).isEqualTo(1);
    assertThat(cursor(bench).watch().problem()).isNull();
    bench.follow.follow(other, bench.clock.instant().plusSeconds(10));
    look(bench);
    assertThat(harness.spaces.subList(2, harness.spaces.size()))
        .contains("acct/org/other", "acct/org/proj")
        .doesNotContain("acct/org");
  }

  @Test
  void titlesAndStatesAreTrueWithinTwoMinutesOfComingBack() {
    var pulls = 300;
    var bench = followed(new Paging(remote), pulls);
    bench.clock.advance(Duration.ofHours(24));
    remote.wait(Duration.ofHours(24));
    for (var i = 1; i <= pulls; i++) {
      remote.edit(pull(i), "DEF-" + i + " Edited", "");
      if (i % 3 == 0) {
        remote.close(pull(i));
      }
    }
    remote.events.clear();
    // So many calls a minute that the details of all take longer.
    remote.onAsked = () -> bench.clock.advance(Duration.ofMillis(250));
    var back = bench.clock.instant();

    bench.recover.recover(bench.place);
    while (!shown(bench).equals(truth()) && since(back, bench).toMinutes() < 10) {
      bench.follow.follow(bench.place, bench.clock.instant().plusSeconds(10));
      bench.fold();
    }

    assertThat(since(back, bench)).isLessThanOrEqualTo(Duration.ofMinutes(2));
    assertThat(bench.code.pullRequests.values()).anyMatch(known -> known.freshness().stale());
    remote.onAsked = () -> {};
    bench.settle();
    assertThat(Expected.of(bench.jira())).isEqualTo(Expected.of(remote));
  }

  private static Duration since(Instant then, Bench bench) {
    return Duration.between(then, bench.clock.instant());
  }

  private static List<String> shown(Bench bench) {
    return bench.jira().stream()
        .filter(LinkedEntity.PullRequest.class::isInstance)
        .map(LinkedEntity.PullRequest.class::cast)
        .map(pull -> pull.title() + " " + (pull.state() == LinkedEntity.State.OPEN))
        .sorted()
        .toList();
  }

  private List<String> truth() {
    return remote.pulls.values().stream()
        .map(pull -> pull.title + " " + (pull.stage == Stage.OPEN))
        .sorted()
        .toList();
  }

  @Test
  void endsWithItsCoverage() {
    var bench = followed(remote, 1);
    bench.covered.clear();

    assertThat(look(bench)).isNull();
  }

  /**
   * A page here holds two and repeats one; one of Harness's holds a hundred. So of 99 pages here
   * only one costs a call.
   */
  private static final class Paging extends Relayed {

    private final Remote remote;
    private int pages;

    Paging(Remote remote) {
      super(remote);
      this.remote = remote;
    }

    @Override
    public Reply<ListedPage> changed(
        HarnessAccess access, String space, long after, @Nullable Long before) {
      var cost = remote.onAsked;
      remote.onAsked = pages++ % 99 == 0 ? cost : () -> {};
      var reply = super.changed(access, space, after, before);
      remote.onAsked = cost;
      return reply;
    }
  }

  /** Hides everything from somebody without the right to see it, or fails once. */
  private static final class Hiding extends Relayed {

    private final List<@Nullable Long> befores = new ArrayList<>();
    private final List<String> spaces = new ArrayList<>();
    private @Nullable String refused;
    private boolean hidden;
    private int failing;
    private int checks;

    Hiding(Remote remote) {
      super(remote);
    }

    @Override
    public Reply<ListedPage> changed(
        HarnessAccess access, String space, long after, @Nullable Long before) {
      befores.add(before);
      spaces.add(space);
      if (space.equals(refused)) {
        return new Reply.Refused<>("403");
      }
      if (failing > 0 && --failing == 0) {
        return new Reply.Later<>(null, "502");
      }
      return hidden
          ? new Reply.Told<>(new ListedPage(List.of(), false))
          : super.changed(access, space, after, before);
    }

    @Override
    public Reply<Page> repositories(HarnessAccess access, String space, int page) {
      checks += hidden ? 1 : 0;
      return hidden ? new Reply.Refused<>("403") : super.repositories(access, space, page);
    }
  }
}
