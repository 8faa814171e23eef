package dev.harnessjira.ingestion;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code harness-jira.ingestion.*}. {@code backfill-history}: how far back closed and merged pull
 * requests, branches and commits are read when a connection is made.
 */
@ConfigurationProperties("harness-jira.ingestion")
public record IngestionSettings(@DefaultValue("183d") Duration backfillHistory) {

  public IngestionSettings {
    if (backfillHistory.isNegative()) {
      throw new IllegalStateException(
          "harness-jira.ingestion.backfill-history is "
              + backfillHistory
              + ": it must not be negative (example: 183d).");
    }
  }
}
