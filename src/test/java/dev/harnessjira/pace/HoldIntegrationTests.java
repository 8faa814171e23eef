package dev.harnessjira.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.harness.CallAllowance.Answer;
import dev.harnessjira.harness.CallAllowance.TokenLimit;
import dev.harnessjira.harness.Urgency;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Harness answered 429 to one instance. */
class HoldIntegrationTests {

  private static final PaceDatabase DATABASE = new PaceDatabase();

  private final StepClock clock = new StepClock();

  /** The first hold at its longest, and then until a live read finds its calls again. */
  private static final Duration LONGEST_FIRST =
      SharedAllowance.FIRST_HOLD.multipliedBy(6).dividedBy(5).plus(untilLiveReads()).plusMillis(1);

  private final SharedAllowance one = DATABASE.allowance(clock);
  private final SharedAllowance other = DATABASE.allowance(clock);
  private final TokenLimit token = DATABASE.newToken(400);

  @Test
  void nobodyCallsWithTheTokenForAWhile() {
    one.take(token, Urgency.BACKFILL);

    one.throttled(token);
    clock.advance(Duration.ofSeconds(15));

    assertThat(other.take(token, Urgency.LIVE))
        .isInstanceOfSatisfying(
            Answer.Later.class,
            later -> {
              assertThat(later.reason()).contains("Harness said");
              assertThat(later.retryAt()).isAfter(clock.instant());
            });
  }

  @Test
  void whenItIsOverAPullRequestCanBeRead() {
    one.throttled(token);
    var retryAt = retryAt();

    clock.advanceTo(retryAt);

    for (var call = 0; call < Bucket.WORTH_COMING_BACK_FOR; call++) {
      assertThat(other.take(token, Urgency.LIVE)).isInstanceOf(Answer.Granted.class);
    }
    assertThat(other.take(token, Urgency.LIVE)).isInstanceOf(Answer.Later.class);
  }

  @Test
  void itIsLongerEachTimeInARow() {
    one.throttled(token);
    var first = waitFor();
    one.throttled(token);
    var second = waitFor();
    for (var again = 0; again < 8; again++) {
      one.throttled(token);
      waitFor();
    }
    one.throttled(token);

    assertThat(first).isBetween(Duration.ofSeconds(16), LONGEST_FIRST);
    assertThat(second).isGreaterThan(Duration.ofSeconds(32));
    assertThat(waitFor()).isLessThan(SharedAllowance.LONGEST_HOLD.plusSeconds(10));
  }

  @Test
  void callsThatWereUnderWayTellOfTheSameTrouble() {
    var first = one.throttled(token);
    clock.advance(Duration.ofSeconds(1));

    assertThat(other.throttled(token)).isEqualTo(first);
  }

  @Test
  void calmMakesItShortAgain() {
    one.throttled(token);
    waitFor();
    one.throttled(token);
    waitFor();
    clock.advance(Duration.ofMinutes(6));
    one.throttled(token);

    assertThat(waitFor()).isLessThan(LONGEST_FIRST);
  }

  @Test
  void aDatabaseThatIsGoneMeansLater() {
    var nowhere = new SimpleDriverDataSource();
    nowhere.setDriver(new org.postgresql.Driver());
    nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/gone");
    var uncounted = new SharedAllowance(new TokenCalls(JdbcClient.create(nowhere)), clock);

    assertThat(uncounted.take(token, Urgency.LIVE)).isInstanceOf(Answer.Later.class);
    assertThat(uncounted.throttled(token)).isAfter(clock.instant());
  }

  @Test
  void tokensThatNobodyUsesAreForgotten() {
    one.take(token, Urgency.LIVE);
    clock.advance(Duration.ofHours(3));
    one.take(DATABASE.newToken(400), Urgency.LIVE);

    assertThat(DATABASE.knows(token)).isFalse();
  }

  private static Duration untilLiveReads() {
    var empty = Instant.EPOCH;
    return Duration.between(empty, Bucket.of(400).several(Urgency.LIVE, 0, empty));
  }

  private Instant retryAt() {
    return ((Answer.Later) other.take(token, Urgency.LIVE)).retryAt();
  }

  private Duration waitFor() {
    var begun = clock.instant();
    clock.advanceTo(retryAt());
    return Duration.between(begun, clock.instant());
  }
}
