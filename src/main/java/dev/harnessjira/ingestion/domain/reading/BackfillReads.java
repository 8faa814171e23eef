package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.ListedPage;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks Harness for what has been there for long, newest first. Not inside a transaction. */
public interface BackfillReads {

  /** A page, from 1, of the repositories of a space and all below it; refused without the right. */
  Reply<RepositoryPage> repositories(HarnessAccess access, String space, int page);

  /**
   * Open pull requests of a space and all below it that changed before this time of Harness's, the
   * last changed first: a page, or more when more than a page changed in one millisecond. An empty
   * page proves nothing: without the right to see the space it is empty, too.
   */
  Reply<ListedPage> openPullRequests(HarnessAccess access, String space, @Nullable Long before);

  /** The same for those that are not open and also changed after a time of Harness's. */
  Reply<ListedPage> pastPullRequests(
      HarnessAccess access, String space, long after, @Nullable Long before);

  /**
   * Pull requests of one repository: in any state those that changed after a time of Harness's, or
   * the open ones when that is null; all of them before the other time, unless null.
   */
  Reply<ListedPage> pullRequests(
      HarnessAccess access,
      KnownRepository repository,
      @Nullable Long after,
      @Nullable Long before);

  /** A page, from 1, of the branches of a repository. */
  Reply<BranchPage> branches(HarnessAccess access, KnownRepository repository, int page);

  /** The commits of a listed branch that are outside of the default branch. */
  Reply<ReadBranch> branch(HarnessAccess access, KnownRepository repository, ListedBranch branch);

  /** A page, from 1, of the commits that the default branch has got since then. */
  Reply<CommitPage> commits(
      HarnessAccess access, KnownRepository repository, Instant since, int page);

  /**
   * A repository of a list: when it was made or last pushed to, and how many pull requests it has,
   * open and other.
   */
  record ListedRepository(
      KnownRepository repository,
      Instant created,
      Instant pushed,
      boolean importing,
      int open,
      int past) {

    /** When something last happened to its branches. */
    public Instant active() {
      return pushed.isAfter(created) ? pushed : created;
    }
  }

  /** Some repositories, and whether more follow. */
  record RepositoryPage(List<ListedRepository> repositories, boolean hasMore) {}

  /** A branch of a list with its head; {@code moved} is the committer's time of that. */
  record ListedBranch(String name, KnownCommit head, Instant moved) {}

  /** Some branches, and whether more follow. */
  record BranchPage(List<ListedBranch> branches, boolean hasMore) {}

  /** Some commits, and whether more follow. */
  record CommitPage(List<KnownCommit> commits, boolean hasMore) {}
}
