package dev.harnessjira.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PublishingSettingsTests {

  @Test
  void unsetSettingsHaveDefaults() {
    assertThat(bind(Map.of()))
        .isEqualTo(
            new PublishingSettings(
                Duration.ofMillis(500), 65_000, Duration.ofMinutes(3), Duration.ofDays(30), null));
  }

  @Test
  void everySettingIsMapped() {
    var settings =
        bind(
            Map.of(
                "harness-jira.publishing.coalescing", "1s",
                "harness-jira.publishing.calls-per-hour", "7",
                "harness-jira.publishing.removal-check-after", "2s",
                "harness-jira.publishing.give-up-removal-after", "3d",
                "harness-jira.publishing.restored-backup", "monday"));

    assertThat(settings)
        .isEqualTo(
            new PublishingSettings(
                Duration.ofSeconds(1), 7, Duration.ofSeconds(2), Duration.ofDays(3), "monday"));
  }

  @Test
  void aNegativeTimeIsRefusedByName() {
    assertThatThrownBy(() ->
            new PublishingSettings(
                Duration.ZERO, 1, Duration.ofSeconds(-1), Duration.ofDays(1), null))
        .hasMessageContaining("harness-jira.publishing.removal-check-after")
        .hasMessageContaining("example: 3m");
  }

  private static PublishingSettings bind(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("harness-jira.publishing", PublishingSettings.class);
  }
}
