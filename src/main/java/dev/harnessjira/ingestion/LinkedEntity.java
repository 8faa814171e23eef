package dev.harnessjira.ingestion;

import java.time.Instant;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** A pull request, branch or commit with the issue keys it is linked to; never without a key. */
public sealed interface LinkedEntity {

  EntityRef ref();

  /** Upper-case issue keys, in the order in which they were found: its own come first. */
  SequencedSet<String> issueKeys();

  /** A repository as the entities refer to it; its url is the page for people. */
  record Repository(long id, String path, String name, String url) {}

  /** Who made it; Jira finds its user by the e-mail. */
  record Person(String name, @Nullable String email) {}

  /** A reviewer and the last decision. */
  record Reviewer(Person person, Decision decision) {}

  /** A reviewer's last decision. */
  enum Decision {
    APPROVED,
    CHANGES_REQUESTED,
    PENDING
  }

  /** State of a pull request. */
  enum State {
    DRAFT,
    OPEN,
    MERGED,
    DECLINED
  }

  /** A pull request. */
  record PullRequest(
      EntityRef.PullRequest ref,
      SequencedSet<String> issueKeys,
      String title,
      State state,
      Person author,
      List<Reviewer> reviewers,
      int comments,
      String sourceBranch,
      String sourceBranchUrl,
      String targetBranch,
      String targetBranchUrl,
      String url,
      Instant updated)
      implements LinkedEntity {}

  /** A branch with its head commit; {@code head.issueKeys()} may be empty here. */
  record Branch(
      EntityRef.Branch ref,
      SequencedSet<String> issueKeys,
      String url,
      String createPullRequestUrl,
      Commit head)
      implements LinkedEntity {}

  /** A commit. */
  record Commit(
      EntityRef.Commit ref,
      SequencedSet<String> issueKeys,
      String message,
      Person author,
      Instant authored,
      String url,
      boolean merge,
      int fileCount,
      List<ChangedFile> files)
      implements LinkedEntity {}

  /** A file that a commit changed; 10 of them at most are kept. */
  record ChangedFile(String path, String url, Change change, int added, int removed) {}

  /** How a file changed. */
  enum Change {
    ADDED,
    COPIED,
    DELETED,
    MODIFIED,
    MOVED,
    UNKNOWN
  }
}
