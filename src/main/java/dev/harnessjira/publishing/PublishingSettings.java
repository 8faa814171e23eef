package dev.harnessjira.publishing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.publishing.*}. {@code coalescing}: how long a change waits for others of its
 * burst. {@code calls-per-hour}: what Atlassian allows the 3LO app, over all sites that are written
 * to with it: 65,000 points an hour by default ("Rate limiting", developer.atlassian.com, 2026-02),
 * and a write is one point. {@code removal-check-after}: how long after Jira said that something is
 * gone it is asked again. {@code give-up-removal-after}: how long a removal is tried while Jira
 * refuses. {@code restored-backup}: changed by the operator after a restore that PostgreSQL does
 * not show.
 */
@ConfigurationProperties("harness-jira.publishing")
public record PublishingSettings(
    @DefaultValue("500ms") Duration coalescing,
    @DefaultValue("65000") long callsPerHour,
    @DefaultValue("3m") Duration removalCheckAfter,
    @DefaultValue("30d") Duration giveUpRemovalAfter,
    @Nullable String restoredBackup) {

  public PublishingSettings {
    require("coalescing", coalescing, "500ms");
    if (callsPerHour < 1) {
      throw new IllegalStateException(
          "harness-jira.publishing.calls-per-hour is "
              + callsPerHour
              + ": it takes a number above zero (example: 65000).");
    }
    require("removal-check-after", removalCheckAfter, "3m");
    require("give-up-removal-after", giveUpRemovalAfter, "30d");
  }

  private static void require(String name, Duration value, String example) {
    if (value.isNegative()) {
      throw new IllegalStateException(
          "harness-jira.publishing."
              + name
              + " is "
              + value
              + ": it must not be negative (example: "
              + example
              + ").");
    }
  }
}
