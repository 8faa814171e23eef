package dev.harnessjira.ingestion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.ingestion.*}. {@code coalescing}: how long a delivery waits for others of its
 * burst before Harness is asked. {@code backfill-history}: how far back closed and merged pull
 * requests, branches and commits are read when a connection is made.
 */
@ConfigurationProperties("harness-jira.ingestion")
public record IngestionSettings(
    @DefaultValue("300ms") Duration coalescing, @DefaultValue("183d") Duration backfillHistory) {

  public IngestionSettings {
    require("coalescing", coalescing, "300ms");
    require("backfill-history", backfillHistory, "183d");
  }

  private static void require(String name, Duration value, String example) {
    if (value.isNegative()) {
      throw new IllegalStateException(
          "harness-jira.ingestion."
              + name
              + " is "
              + value
              + ": it must not be negative (example: "
              + example
              + ").");
    }
  }
}
