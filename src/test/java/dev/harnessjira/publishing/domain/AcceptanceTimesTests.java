package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.SiteFlow.Acceptance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTimesTests {

  @ParameterizedTest
  @CsvSource({"-5,0", "0,0", "1,1", "99,99", "100,100", "101,110", "1234,1300", "9991,10000"})
  void timesCountByTwoDigits(long millis, long counted) {
    assertThat(AcceptanceTimes.counted(Duration.ofMillis(millis))).isEqualTo(counted);
  }

  @Test
  void noTimeIsMoreThanATenthTooLarge() {
    assertThat(LongStream.range(1, 200_000))
        .allMatch(millis -> {
          var counted = AcceptanceTimes.counted(Duration.ofMillis(millis));
          return counted >= millis && counted <= millis + millis / 10 + 1;
        });
  }

  @Test
  void halfAndNinetyFiveOfAHundredAreTold() {
    Map<Long, Long> changes = new HashMap<>();
    for (long millis = 1; millis <= 100; millis++) {
      changes.put(millis * 10, 3L);
    }

    assertThat(AcceptanceTimes.of(changes))
        .isEqualTo(new Acceptance(300, Duration.ofMillis(500), Duration.ofMillis(950)));
  }

  @Test
  void oneChangeIsItsOwnPercentiles() {
    assertThat(AcceptanceTimes.of(Map.of(70L, 1L)))
        .isEqualTo(new Acceptance(1, Duration.ofMillis(70), Duration.ofMillis(70)));
    assertThat(AcceptanceTimes.of(Map.of())).isEqualTo(Acceptance.NONE);
  }
}
