package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks Harness. Never called inside a transaction. */
public interface HarnessReads {

  /** One pull request with its reviewers and commits, but for what is known already. */
  Reply<ReadPullRequest> pullRequest(
      HarnessAccess access, Where repository, long number, Known known);

  /** A branch with its head and its commits outside of the default branch. */
  Reply<ReadBranch> branch(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch);

  /**
   * A page of the pull requests, in whatever state, of a space and all below it that changed
   * between these times of Harness's, both exclusive, last changed first. An empty one proves
   * nothing: without the right to see the space it is empty, too.
   */
  Reply<ListedPage> changed(HarnessAccess access, String space, long after, @Nullable Long before);

  /** Adds reviewers and commits to a listed pull request. */
  Reply<ReadPullRequest> complete(HarnessAccess access, Listed listed);

  /** A page, from 1, of the repositories of a space and all below it; refused without the right. */
  Reply<Page> repositories(HarnessAccess access, String space, int page);

  /** The range whose commits are known, and the last commit of those that its merge landed. */
  record Known(@Nullable String range, @Nullable String landed) {

    public static final Known NOTHING = new Known(null, null);
  }

  /** A repository by its id and, as far as it is known, its path, which may be an old one. */
  record Where(long id, @Nullable String path) {}

  /**
   * A pull request of a list, without reviewers and commits, the repository it targets, and when it
   * was opened, in Harness's milliseconds.
   */
  record Listed(KnownRepository repository, ReadPullRequest pullRequest, long opened) {}

  /** Some pull requests of a list, and whether more follow. */
  record ListedPage(List<Listed> pullRequests, boolean hasMore) {

    /** Whether all changed in one millisecond, the only thing that such a list is paged by. */
    public boolean isOneMoment() {
      return pullRequests.size() > 1
          && pullRequests.getFirst().pullRequest().updated()
              == pullRequests.getLast().pullRequest().updated();
    }
  }

  /** Some repositories, and whether more follow. */
  record Page(List<KnownRepository> repositories, boolean hasMore) {}
}
