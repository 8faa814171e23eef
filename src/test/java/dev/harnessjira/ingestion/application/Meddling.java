package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.Reply;
import org.jspecify.annotations.Nullable;

/** Something happens while the first read runs, after its answer was made. */
final class Meddling extends Relayed {

  @Nullable Runnable meanwhile;
  int reads;

  Meddling(Remote remote) {
    super(remote);
  }

  @Override
  public Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known) {
    reads++;
    var reply = super.pullRequest(access, repository, number, known);
    var once = meanwhile;
    meanwhile = null;
    if (once != null) {
      once.run();
    }
    return reply;
  }
}
