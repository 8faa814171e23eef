package dev.harnessjira.publishing.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.SiteState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgendaTests {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aHoldWithNothingLeftToDoIsLookedAtWhenItIsOver() {
    var over = NOW.plusSeconds(20);

    assertThat(next(over, null).visit(NOW)).isEqualTo(over);
    assertThat(next(over, NOW.plusSeconds(10)).visit(NOW)).isEqualTo(NOW.plusSeconds(10));
    assertThat(next(over, null).visit(over)).isNull();
  }

  private static Agenda.Next next(Instant over, @Nullable Instant retry) {
    var hold = new Hold(Hold.Kind.FAILING, "no answer", over, 1);
    var state = new SiteState(null, false, hold, null, false, false, null);
    return new Agenda.Next(state, Map.of(), null, retry, false, false);
  }
}
