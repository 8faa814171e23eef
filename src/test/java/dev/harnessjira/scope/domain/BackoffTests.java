package dev.harnessjira.scope.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

  private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 2", "5, 32", "6, 60", "1000, 60"})
  void waitDoublesUpToTheLongest(int attempts, long seconds) {
    assertThat(backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "30, 15", "3600, 60"})
  void waitGrowsWithHowLongItLasts(long lasted, long seconds) {
    assertThat(backoff.within(Duration.ofSeconds(lasted))).isEqualTo(Duration.ofSeconds(seconds));
  }
}
