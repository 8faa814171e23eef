package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import org.jspecify.annotations.Nullable;

/** Asks another one; tests put something in the way. */
class Relayed implements HarnessReads {

  private final HarnessReads harness;

  Relayed(HarnessReads harness) {
    this.harness = harness;
  }

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    return harness.pullRequest(access, repository, number, known);
  }

  @Override
  public Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    return harness.branch(access, repository, name, defaultBranch);
  }

  @Override
  public Reply<ListedPage> changed(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    return harness.changed(access, space, after, before);
  }

  @Override
  public Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed) {
    return harness.complete(access, listed);
  }

  @Override
  public Reply<Page> repositories(HarnessAccess access, String space, int page) {
    return harness.repositories(access, space, page);
  }
}
