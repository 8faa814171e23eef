package dev.harnessjira.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallBudgetTests {

  private final SettableClock clock = new SettableClock();
  private final CallBudget budget =
      new CallBudget(new HarnessSettings(List.of("*"), List.of(), 400), clock);

  @Test
  void noMinuteHasMoreCallsThanTheLimit() {
    List<Instant> calls = new ArrayList<>();
    for (var step = 0; step < 3000; step++) {
      if (budget.take("token") == null) {
        calls.add(clock.instant());
      }
      clock.now = clock.now.plusMillis(50);
    }

    for (var call : calls) {
      var end = call.plus(Duration.ofMinutes(1));
      assertThat(calls.stream().filter(it -> !it.isBefore(call) && it.isBefore(end)).count())
          .isLessThanOrEqualTo(400);
    }
    assertThat(calls).hasSizeGreaterThan(750);
  }

  @Test
  void whenToAskAgainAPullRequestCanBeReadWhole() {
    var retryAt = exhaust("token");

    clock.now = retryAt;
    assertThat(callsNow("token")).isEqualTo(CallBudget.WORTH_COMING_BACK_FOR);
  }

  @Test
  void beforeItIsTimeToAskAgainThereIsLess() {
    var retryAt = exhaust("token");

    clock.now = retryAt.minusMillis(1);
    assertThat(callsNow("token")).isLessThan(CallBudget.WORTH_COMING_BACK_FOR);
  }

  @Test
  void oneTokenTakesNothingFromAnother() {
    exhaust("token");

    assertThat(budget.take("another")).isNull();
  }

  @Test
  void aLimitOfOneStillLetsOneThrough() {
    var smallest = new CallBudget(new HarnessSettings(List.of("*"), List.of(), 1), clock);

    assertThat(smallest.take("token")).isNull();
    assertThat(smallest.take("token")).isNotNull();
  }

  private Instant exhaust(String token) {
    var retryAt = budget.take(token);
    while (retryAt == null) {
      retryAt = budget.take(token);
    }
    return retryAt;
  }

  private int callsNow(String token) {
    var calls = 0;
    while (budget.take(token) == null) {
      calls++;
    }
    return calls;
  }

  /** A clock that a test moves. */
  private static final class SettableClock extends Clock {

    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    @Override
    public Instant instant() {
      return now;
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
}
