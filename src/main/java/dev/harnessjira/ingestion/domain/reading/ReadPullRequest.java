package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as Harness tells it. {@code updated} is Harness's own time in milliseconds. {@code
 * source} is the fork that it comes from; null when it comes from its target or the fork is gone.
 * {@code commits} are the newest, newest first; null when they are those of the range that was
 * known already. {@code landed} is null when it is not merged, neither it nor a commit of it names
 * an issue, or when what it landed was known already or is not told.
 */
public record ReadPullRequest(
    PullRequestFacts facts,
    long updated,
    int comments,
    Range range,
    @Nullable KnownRepository source,
    List<KnownReviewer> reviewers,
    @Nullable List<KnownCommit> commits,
    @Nullable Landed landed) {

  /**
   * Commits of a pull request that inherit its keys and are read: Jira takes 400 commits for each
   * repository of a request.
   */
  public static final int MOST_COMMITS = 400;

  /** From the merge base, exclusive, to the head of the source; null is what was not told. */
  public record Range(@Nullable String base, @Nullable String head) {

    public @Nullable String text() {
      return base == null || head == null ? null : base + ".." + head;
    }
  }

  /** What a merge put on the target branch: its last commit, and the newest, newest first. */
  public record Landed(String sha, List<KnownCommit> commits) {}

  public ReadPullRequest with(
      @Nullable KnownRepository fork, List<KnownReviewer> people, @Nullable List<KnownCommit> of) {
    return new ReadPullRequest(facts, updated, comments, range, fork, people, of, landed);
  }

  public ReadPullRequest with(@Nullable Landed merged) {
    return new ReadPullRequest(facts, updated, comments, range, source, reviewers, commits, merged);
  }
}
