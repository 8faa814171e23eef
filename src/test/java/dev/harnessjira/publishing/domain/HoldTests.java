package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.domain.Reply.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HoldTests {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final RandomGenerator RANDOM = new Random(1);

  @Test
  void pausesDoubleUpToTheLongest() {
    var hold = Hold.NONE;
    var longest = Duration.ZERO;
    for (var i = 0; i < 30; i++) {
      hold = hold.after(new Trouble.Unavailable("500", null), NOW, RANDOM);
      longest = Duration.between(NOW, Objects.requireNonNull(hold.until()));
      var expected = Math.min(600, 1L << i);
      assertThat(longest.toMillis()).isBetween(expected * 700 - 1, expected * 1300);
    }
    assertThat(longest).isLessThanOrEqualTo(Duration.ofMinutes(13));
  }

  @Test
  void theTimeThatJiraNamesIsKept() {
    var until = NOW.plusSeconds(90);

    for (var limit : Limit.values()) {
      assertThat(Hold.NONE.after(new Trouble.Throttled("429", until, limit), NOW, RANDOM).until())
          .isEqualTo(until);
    }
    assertThat(Hold.NONE.after(new Trouble.Unavailable("503", until), NOW, RANDOM).until())
        .isEqualTo(until);
  }

  @Test
  void eachLimitHasItsOwnWords() {
    var words =
        Stream.of(Limit.values())
            .map(limit -> Hold.NONE.after(new Trouble.Throttled("", NOW, limit), NOW, RANDOM))
            .map(Hold::reason);

    assertThat(words).doesNotHaveDuplicates().hasSize(Limit.values().length);
  }

  @Test
  void onlyWhatConcernsTheAppHoldsAsLongAsTheAppIsWrittenWith() {
    for (var limit : Limit.values()) {
      var hold = Hold.NONE.after(new Trouble.Throttled("", NOW, limit), NOW, RANDOM);

      assertThat(hold.ofApp()).isEqualTo(limit == Limit.APP_QUOTA || limit == Limit.APP_SHARE);
    }
  }

  @Test
  void whatConcernsTheAppIsNoFailureOfTheSite() {
    var share = new Trouble.Throttled("", NOW, Limit.APP_SHARE);
    var hold = Hold.NONE.after(share, NOW, RANDOM).after(share, NOW, RANDOM);

    var failed = hold.after(new Trouble.Unavailable("500", null), NOW, RANDOM);

    assertThat(failed.until()).isBefore(NOW.plusSeconds(2));
  }

  @Test
  void aHoldIsOnlyEverMadeLonger() {
    var until = NOW.plusSeconds(90);
    var hold = Hold.NONE.after(new Trouble.Unavailable("503", until), NOW, RANDOM);

    assertThat(hold.notBefore(NOW)).isEqualTo(hold);
    assertThat(hold.notBefore(until.plusSeconds(1)).until()).isEqualTo(until.plusSeconds(1));
    assertThat(hold.notBefore(null)).isEqualTo(hold);
  }

  @Test
  void aPausedSiteWaitsForNoTime() {
    var hold = Hold.NONE.after(new Trouble.NotAllowed("403"), NOW, RANDOM);

    assertThat(hold.kind()).isEqualTo(Hold.Kind.PAUSED);
    assertThat(hold.holds(NOW)).isFalse();
  }

  @Test
  void aRefusedFormatKeepsItsWords() {
    var once = Hold.NONE.after(new Trouble.Refused("400: title"), NOW, RANDOM);
    var twice = once.after(new Trouble.Refused("400: title"), NOW, RANDOM);

    assertThat(once.words()).isEqualTo("400: title");
    assertThat(once.formatForLong()).isFalse();
    assertThat(twice.formatForLong()).isTrue();
  }
}
