package dev.harnessjira.ingestion;

/** A pull request, branch or commit of a Harness repository. */
public sealed interface EntityRef {

  /** Harness's numeric id of the repository, stable over renames. */
  long repository();

  /** A pull request by its number in the target repository. */
  record PullRequest(long repository, long number) implements EntityRef {}

  /** A branch by its short name. */
  record Branch(long repository, String name) implements EntityRef {}

  /** A commit by its full hash. */
  record Commit(long repository, String sha) implements EntityRef {}
}
