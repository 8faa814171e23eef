package dev.harnessjira.ingestion.domain.reading;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks Harness what there is and what it did, page by page. Never called inside a transaction. */
public interface HarnessLists {

  /** Where a repository is now, by its id, which stays when it is renamed or moved. */
  Reply<ListedRepository> repository(HarnessAccess access, long id);

  /** A page, from 1, of the repositories of a space and all below it, by their identifiers. */
  Reply<RepositoryPage> listedRepositories(HarnessAccess access, String space, int page);

  /** The same, those pushed to last first. */
  Reply<RepositoryPage> pushed(HarnessAccess access, String space, int page);

  /** A page, from 1, of the branches of a repository, the last committed to first. */
  Reply<BranchPage> branches(HarnessAccess access, String path, int page);

  /** The pull requests of a space that changed in this millisecond of Harness's. */
  Reply<SameMoment> changedAt(HarnessAccess access, String space, long millis);

  /** A page, from 1, of the newest attempts to call a webhook, newest first. */
  Reply<List<Attempt>> attempts(HarnessAccess access, String space, String webhook, int page);

  /**
   * A repository, when it was made and when it was pushed to last, in Harness's milliseconds, and
   * whether it can only be read.
   */
  record ListedRepository(
      KnownRepository repository, long created, long pushed, boolean archived) {}

  /** Some repositories, and whether more follow. */
  record RepositoryPage(List<ListedRepository> repositories, boolean hasMore) {}

  /** A branch with its head and that commit's message. */
  record ListedBranch(String name, String head, String message) {}

  /** Some branches, and whether more follow. */
  record BranchPage(List<ListedBranch> branches, boolean hasMore) {}

  /** What changed at once; {@code complete} is false when Harness would not tell all of it. */
  record SameMoment(List<Listed> pullRequests, boolean complete) {}

  /**
   * One attempt to deliver; {@code retrigger} is the attempt that it repeats, {@code body} what was
   * sent, null when Harness does not keep it any more.
   */
  record Attempt(
      long id, long created, boolean failed, @Nullable Long retrigger, byte @Nullable [] body) {}
}
