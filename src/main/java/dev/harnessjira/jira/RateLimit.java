package dev.harnessjira.jira;

import org.jspecify.annotations.Nullable;

/**
 * Which of Atlassian's limits a call ran into, as the header {@code RateLimit-Reason} of a 429
 * names it ("Build an app that respects rate limits", developer.atlassian.com).
 */
public enum RateLimit {
  /** {@code jira-burst-based}: too many calls of one endpoint of one site in a moment. */
  BURST,
  /** {@code jira-per-issue-on-write}: one issue was written to too often in a moment. */
  ISSUE,
  /** {@code jira-quota-tenant-based}: the points of one site for this hour. */
  SITE_QUOTA,
  /** {@code jira-quota-global-based}: the points of this app for this hour, over all sites. */
  APP_QUOTA,
  /** Atlassian did not say, or in words that are not known. */
  UNNAMED;

  static RateLimit of(@Nullable String reason) {
    return switch (reason == null ? "" : reason.strip()) {
      case "jira-burst-based" -> BURST;
      case "jira-per-issue-on-write" -> ISSUE;
      case "jira-quota-tenant-based" -> SITE_QUOTA;
      case "jira-quota-global-based" -> APP_QUOTA;
      default -> UNNAMED;
    };
  }
}
