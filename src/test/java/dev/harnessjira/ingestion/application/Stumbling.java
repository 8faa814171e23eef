package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import java.util.ArrayList;
import java.util.List;

/** A Harness that fails over one pull request, whatever else it answers. */
final class Stumbling extends Relayed {

  final List<Long> told = new ArrayList<>();
  private final long poison;

  Stumbling(Remote remote, long poison) {
    super(remote);
    this.poison = poison;
  }

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    if (number == poison) {
      return new Reply.Later<>(null, "500");
    }
    told.add(number);
    return super.pullRequest(access, repository, number, known);
  }
}
