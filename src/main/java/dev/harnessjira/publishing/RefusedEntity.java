package dev.harnessjira.publishing;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;

/** An entity that Jira refused, with its address in Harness, and Jira's own words. */
public record RefusedEntity(
    Kind kind,
    String title,
    String url,
    List<String> issueKeys,
    String words,
    Instant at,
    CoverageId coverage,
    EntityRef ref) {

  /** What it is. */
  public enum Kind {
    COMMIT,
    BRANCH,
    PULL_REQUEST
  }
}
