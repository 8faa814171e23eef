package dev.harnessjira.publishing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SequenceTests {

  @Test
  void theClockGivesTheNumber() {
    assertThat(Sequence.after(5, 1_000_000)).isEqualTo(1_000_000);
  }

  @Test
  void aClockThatStandsOrGoesBackIsOvertaken() {
    assertThat(Sequence.after(1_000_000, 1_000_000)).isEqualTo(1_000_001);
    assertThat(Sequence.after(1_000_000, 5)).isEqualTo(1_000_001);
  }

  @Property
  void itAlwaysGrows(@ForAll @LongRange(min = 0, max = 1L << 60) long last, @ForAll long clock) {
    assertThat(Sequence.after(last, clock)).isGreaterThan(last);
  }
}
