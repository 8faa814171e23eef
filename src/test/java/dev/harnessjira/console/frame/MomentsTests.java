package dev.harnessjira.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTests {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final Moments moments = new Moments(Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "PT59S, just now",
    "PT60S, 1 minute ago",
    "PT59M, 59 minutes ago",
    "PT1H, 1 hour ago",
    "PT23H59M, 23 hours ago",
    "PT24H, yesterday",
    "PT48H, 2 days ago",
    "PT-30S, in a moment",
    "PT-5M, in 5 minutes",
    "PT-30H, tomorrow"
  })
  void nearTimesAreInWords(Duration age, String words) {
    assertThat(moments.relative(NOW.minus(age))).isEqualTo(words);
  }

  @Test
  void farTimesAreDays() {
    assertThat(moments.relative(NOW.minus(Duration.ofDays(7)))).isEqualTo("November 17, 2026");
    assertThat(moments.relative(NOW.plus(Duration.ofDays(20)))).isEqualTo("December 14, 2026");
  }

  @Test
  void exactTimesNameTheirZone() {
    assertThat(moments.exact(NOW)).isEqualTo("November 24, 2026, 12:00:00 UTC");
  }
}
