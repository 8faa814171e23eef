package dev.harnessjira.ingestion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.domain.state.Freshness;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FreshnessTests {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void namesTheStrongestOfItsCauses() {
    var told = Freshness.unread(NOW).noticed(NOW, Cause.WEBHOOK);
    var listedToo = told.noticed(NOW, Cause.CHANGE_CURSOR);

    assertThat(listedToo.cause()).isEqualTo(Cause.WEBHOOK);
    assertThat(Freshness.unread(NOW).noticed(NOW, Cause.CHANGE_CURSOR).cause())
        .isEqualTo(Cause.CHANGE_CURSOR);
  }

  @Test
  void forgetsTheCausesOfWhatWasRead() {
    var read = Freshness.unread(NOW).noticed(NOW, Cause.WEBHOOK).caughtUp();

    assertThat(read.noticed(NOW, Cause.CHANGE_CURSOR).cause()).isEqualTo(Cause.CHANGE_CURSOR);
  }

  @Test
  void staysLiveForEverythingButABackfill() {
    assertThat(Cause.WEBHOOK.live()).isTrue();
    assertThat(Cause.CHANGE_CURSOR.live()).isTrue();
    assertThat(Cause.BACKFILL.live()).isFalse();
  }
}
