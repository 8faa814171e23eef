package dev.harnessjira.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IngestionSettingsTests {

  @Test
  void sixMonthsOfHistoryAreReadUnlessSet() {
    assertThat(bind(Map.of()).backfillHistory()).isEqualTo(Duration.ofDays(183));
    assertThat(bind(Map.of("harness-jira.ingestion.backfill-history", "9d")).backfillHistory())
        .isEqualTo(Duration.ofDays(9));
  }

  @Test
  void aBurstIsWaitedForUnlessSet() {
    assertThat(bind(Map.of()).coalescing()).isEqualTo(Duration.ofMillis(300));
    assertThat(bind(Map.of("harness-jira.ingestion.coalescing", "1s")).coalescing())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void aNegativeTimeIsRefusedByName() {
    assertThatThrownBy(() -> new IngestionSettings(Duration.ZERO, Duration.ofDays(-1)))
        .hasMessageContaining("harness-jira.ingestion.backfill-history")
        .hasMessageContaining("example: 183d");
  }

  private static IngestionSettings bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("harness-jira.ingestion", IngestionSettings.class);
  }
}
