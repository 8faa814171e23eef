package dev.harnessjira.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsentSettingsTests {

  private static final Instant OBTAINED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant END = OBTAINED.plus(Duration.ofDays(365));

  private final ConsentSettings yearly = new ConsentSettings(Duration.ofDays(365));

  @Test
  void anEndIsAnnouncedFromFourWeeksBeforeOn() {
    var first = END.minus(Duration.ofDays(28));

    assertThat(yearly.endsSoon(OBTAINED, first.minusSeconds(1))).isEmpty();
    assertThat(yearly.endsSoon(OBTAINED, first)).contains(END);
    assertThat(yearly.endsSoon(OBTAINED, END.plusSeconds(1))).contains(END);
  }

  @Test
  void zeroMeansThatNoConsentEnds() {
    var never = new ConsentSettings(Duration.ZERO);

    assertThat(never.endsSoon(OBTAINED, END.plus(Duration.ofDays(1000)))).isEmpty();
  }
}
