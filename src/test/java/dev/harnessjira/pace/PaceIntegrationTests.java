package dev.harnessjira.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.CallAllowance.Answer;
import dev.harnessjira.harness.CallAllowance.TokenLimit;
import dev.harnessjira.harness.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three instances on one database; connections with one token are one token to them. */
class PaceIntegrationTests {

  private static final Duration STEP = Duration.ofMillis(100);
  private static final PaceDatabase DATABASE = new PaceDatabase();

  private final StepClock clock = new StepClock();
  private final List<SharedAllowance> instances =
      IntStream.range(0, 3).mapToObj(i -> DATABASE.allowance(clock)).toList();
  private final TokenLimit token = DATABASE.newToken(400);
  private final Map<Urgency, List<Instant>> made = new EnumMap<>(Urgency.class);

  @Test
  void noMinuteOfAllInstancesHasMoreThanTheLimit() {
    for (var step = 0; step < 1800; step++) {
      for (var connection = 0; connection < 4; connection++) {
        call(step + connection, Urgency.values()[(step + connection) % Urgency.values().length]);
      }
      clock.advance(STEP);
    }

    assertThat(mostInAMinute(all())).isLessThanOrEqualTo(400);
    assertThat(all()).hasSizeGreaterThan(1000);
  }

  @Test
  void callersAtOneMomentTakeNoMoreThanThereIs() {
    var granted =
        IntStream.range(0, 300)
            .parallel()
            .filter(
                i -> instances.get(i % 3).take(token, Urgency.OVERDUE) instanceof Answer.Granted)
            .count();

    assertThat(granted).isEqualTo(Bucket.of(400).size());
  }

  @Test
  void aLiveReadNeverWaitsBehindABackfill() {
    saturate(Urgency.BACKFILL, Duration.ofMinutes(1));

    for (var read = 0; read < 30; read++) {
      for (var call = 0; call < 5; call++) {
        assertThat(call(call, Urgency.LIVE)).isInstanceOf(Answer.Granted.class);
      }
      saturate(Urgency.BACKFILL, Duration.ofSeconds(2));
    }
  }

  @Test
  void theCursorGoesBeforeTheBackfillAndAfterLiveReads() {
    saturate(Urgency.BACKFILL, Duration.ofMinutes(1));
    exhaust(Urgency.CURSOR);

    assertThat(made(Urgency.CURSOR)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(call(0, Urgency.BACKFILL)).isInstanceOf(Answer.Later.class);
    assertThat(call(0, Urgency.LIVE)).isInstanceOf(Answer.Granted.class);
  }

  /** One instance reads for one connection, another one for another, with one token. */
  @Test
  void whatIsMoreUrgentGoesFirstInWhicheverInstanceItIs() {
    var one = DATABASE.allowance(clock);
    var other = DATABASE.allowance(clock);

    assertThat(granted(one, Urgency.BACKFILL)).isPositive();
    assertThat(granted(other, Urgency.BACKFILL)).isZero();
    assertThat(granted(other, Urgency.CURSOR)).isPositive();
    assertThat(granted(one, Urgency.CURSOR)).isZero();
    assertThat(granted(one, Urgency.LIVE)).isPositive();
    assertThat(granted(other, Urgency.LIVE)).isZero();
    assertThat(granted(one, Urgency.OVERDUE)).isPositive();
    for (var urgency : Urgency.values()) {
      assertThat(granted(other, urgency)).as("%s", urgency).isZero();
    }
  }

  /** Calls that all three ask for as soon as there are any: the more urgent takes its own first. */
  @Test
  void inEveryMomentTheMoreUrgentInstanceIsServedFirst() {
    var backfilling = DATABASE.allowance(clock);
    var looking = DATABASE.allowance(clock);
    var reading = DATABASE.allowance(clock);
    granted(backfilling, Urgency.BACKFILL);
    granted(looking, Urgency.CURSOR);
    granted(reading, Urgency.LIVE);

    for (var second = 0; second < 60; second++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(granted(backfilling, Urgency.BACKFILL)).isZero();
      assertThat(granted(looking, Urgency.CURSOR)).isZero();
      assertThat(granted(reading, Urgency.LIVE)).isPositive();
    }
  }

  /** Live reads that take all they get leave enough for the lists of what was missed. */
  @Test
  void whatIsOverdueFindsCallsWhateverLiveReadsTake() {
    exhaust(Urgency.LIVE);

    assertThat(granted(instances.getFirst(), Urgency.OVERDUE)).isGreaterThanOrEqualTo(20);
  }

  private int granted(SharedAllowance instance, Urgency urgency) {
    var calls = 0;
    while (instance.take(token, urgency) instanceof Answer.Granted) {
      calls++;
    }
    return calls;
  }

  @Test
  void aBackfillGetsWhatIsLeftOver() {
    exhaust(Urgency.BACKFILL);
    made(Urgency.BACKFILL).clear();
    var minutes = 10;
    for (var second = 0; second < minutes * 60; second++) {
      call(second, Urgency.LIVE);
      saturate(Urgency.BACKFILL, Duration.ofSeconds(1));
    }

    var leftOver = Bucket.of(400).perSecond() * 60 * minutes - made(Urgency.LIVE).size();
    assertThat(made(Urgency.LIVE)).hasSize(minutes * 60);
    assertThat((double) made(Urgency.BACKFILL).size()).isGreaterThan(0.9 * leftOver);
  }

  @Test
  void whenToAskAgainAPullRequestCanBeReadWhole() {
    for (var urgency : Urgency.values()) {
      var retryAt = exhaust(urgency);
      made(urgency).clear();
      clock.advanceTo(retryAt.minusMillis(1));
      exhaust(urgency);
      assertThat(made(urgency)).hasSizeLessThan(Bucket.worthComingBackFor(urgency));

      clock.advance(Duration.ofMinutes(2));
      retryAt = exhaust(urgency);
      made(urgency).clear();
      clock.advanceTo(retryAt);
      exhaust(urgency);
      assertThat(made(urgency)).hasSize(Bucket.worthComingBackFor(urgency));
    }
  }

  @Test
  void oneTokenTakesNothingFromAnother() {
    exhaust(Urgency.LIVE);

    assertThat(instances.getFirst().take(DATABASE.newToken(400), Urgency.LIVE))
        .isInstanceOf(Answer.Granted.class);
  }

  @Test
  void aLimitOfOneStillLetsOneThrough() {
    var slowest = DATABASE.newToken(1);

    assertThat(instances.get(0).take(slowest, Urgency.BACKFILL)).isInstanceOf(Answer.Granted.class);
    assertThat(instances.get(1).take(slowest, Urgency.LIVE)).isInstanceOf(Answer.Later.class);
    clock.advance(Duration.ofMinutes(1));
    assertThat(instances.get(2).take(slowest, Urgency.LIVE)).isInstanceOf(Answer.Granted.class);
  }

  @Test
  void anInstanceWhoseClockIsBehindTakesNoMore() {
    exhaust(Urgency.LIVE);
    var behind = new StepClock();
    clock.advance(Duration.ofSeconds(1));
    exhaust(Urgency.LIVE);

    assertThat(DATABASE.allowance(behind).take(token, Urgency.LIVE))
        .isInstanceOf(Answer.Later.class);
  }

  @Test
  void aRowFromAFarFutureDoesNotHoldForEver() {
    var wrong = new StepClock();
    wrong.advance(Duration.ofDays(1));
    DATABASE.allowance(wrong).throttled(token);

    call(0, Urgency.LIVE);
    clock.advance(Duration.ofSeconds(5));

    assertThat(call(0, Urgency.LIVE)).isInstanceOf(Answer.Granted.class);
  }

  private List<Instant> made(Urgency urgency) {
    return made.computeIfAbsent(urgency, unknown -> new ArrayList<>());
  }

  private void saturate(Urgency urgency, Duration time) {
    var end = clock.instant().plus(time);
    while (clock.instant().isBefore(end)) {
      exhaust(urgency);
      clock.advance(STEP);
    }
  }

  private Instant exhaust(Urgency urgency) {
    while (true) {
      if (call(made(urgency).size(), urgency) instanceof Answer.Later(var retryAt, var why)) {
        return retryAt;
      }
    }
  }

  private Answer call(int instance, Urgency urgency) {
    var answer = instances.get(instance % 3).take(token, urgency);
    if (answer instanceof Answer.Granted) {
      made(urgency).add(clock.instant());
    }
    return answer;
  }

  private List<Instant> all() {
    return made.values().stream().flatMap(List::stream).sorted().toList();
  }

  private static int mostInAMinute(List<Instant> calls) {
    var most = 0;
    var first = 0;
    for (var last = 0; last < calls.size(); last++) {
      while (!calls.get(first).plus(Duration.ofMinutes(1)).isAfter(calls.get(last))) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }
}
