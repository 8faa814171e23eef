package dev.harnessjira.ingestion.application.recovering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.application.TickingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeOutageTests {

  private final TickingClock clock = new TickingClock();
  private final List<String> recovered = new ArrayList<>();
  private @Nullable Instant last;

  private final NoticeOutage outage =
      new NoticeOutage(
          now -> {
            var before = Optional.ofNullable(last);
            last = now;
            return before;
          },
          (task, like, at) -> {
            recovered.add(task + " for each with " + like + " at " + at);
            return 1;
          },
          clock);

  @Test
  void firstInstanceEverRecoversNothing() {
    outage.beat();

    assertThat(recovered).isEmpty();
  }

  @Test
  void beatsInTimeRecoverNothing() {
    for (var i = 0; i < 5; i++) {
      clock.moveTo(outage.beat());
    }

    assertThat(recovered).isEmpty();
  }

  @Test
  void recoversAtOnceAfterAGap() {
    outage.beat();
    clock.advance(NoticeOutage.OUTAGE.plusSeconds(1));

    outage.beat();

    assertThat(recovered)
        .containsExactly("recover-deliveries for each with follow-changes at " + clock.instant());
    clock.advance(Duration.ofSeconds(30));
    outage.beat();
    assertThat(recovered).hasSize(1);
  }

  @Test
  void aStartRecoversWhatFailedBeforeIt() {
    outage.started();

    assertThat(recovered)
        .containsExactly(
            "recover-deliveries for each with follow-changes at " + clock.instant().plusSeconds(5));
  }
}
