package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delivery tells: something about this pull request or branch may have changed. */
public sealed interface Notice {

  /** The repository that the delivery is about. */
  KnownRepository repository();

  /**
   * About a pull request. {@code source} is the repository it comes from, null when not told;
   * {@code head} the source's head, {@code commits} some of its commits.
   */
  record OfPullRequest(
      KnownRepository repository,
      PullRequestFacts facts,
      @Nullable KnownRepository source,
      @Nullable String head,
      List<KnownCommit> commits,
      @Nullable KnownReviewer review)
      implements Notice {}

  /** About a branch; {@code head} is null when it was deleted. */
  record OfBranch(
      KnownRepository repository,
      EntityRef.Branch ref,
      @Nullable String head,
      List<KnownCommit> commits)
      implements Notice {}
}
