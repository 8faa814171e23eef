package dev.harnessjira.publishing;

import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Jira holds of a repository: {@code repository} is Harness's numeric id. */
public record RepositoryEntities(
    CoverageId coverage,
    long repository,
    long pullRequests,
    long branches,
    long commits,
    long waiting,
    long refused,
    @Nullable Instant lastAccepted) {

  /** All that Jira holds. */
  public long accepted() {
    return pullRequests + branches + commits;
  }
}
