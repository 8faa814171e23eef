package dev.harnessjira.publishing;

import java.time.Instant;
import java.util.List;

/** An entity that Jira refused, with its address in Harness, and Jira's own words. */
public record RefusedEntity(
    Kind kind, String title, String url, List<String> issueKeys, String words, Instant at) {

  /** What it is. */
  public enum Kind {
    COMMIT,
    BRANCH,
    PULL_REQUEST
  }
}
