package dev.harnessjira.ingestion;

import dev.harnessjira.scope.CoverageId;
import java.time.Instant;

/** A repository that a backfill could not read, with Harness's own words. */
public record FailedRepository(
    CoverageId coverage, long repository, String path, Reason reason, String words, Instant at) {

  /** Why. */
  public enum Reason {
    /** The token's user may not see it. */
    NO_ACCESS,
    /** It was deleted or moved while it was read. */
    GONE,
    /** It is being imported, or locked. */
    NOT_READY,
    /** Harness answers with errors, or not in time. */
    NO_ANSWER,
    /** Harness refuses the question. */
    REFUSED
  }
}
