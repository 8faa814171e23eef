package dev.harnessjira.publishing.domain.content;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Jira should hold of an entity, as Jira takes it: every text, id, address, count and time in
 * it is within Jira's limits.
 */
public sealed interface Content {

  /** A repository. */
  record Repository(String name, String url) implements Content {}

  /** A commit; without keys it is only the last commit of a branch. */
  record Commit(
      String id,
      List<String> keys,
      String message,
      Person author,
      String authored,
      String displayId,
      boolean merge,
      int fileCount,
      String url,
      List<ChangedFile> files)
      implements Content {

    Commit withKeys(List<String> others) {
      return new Commit(
          id, others, message, author, authored, displayId, merge, fileCount, url, files);
    }
  }

  /** A branch with its last commit, which has that commit's own keys. */
  record Branch(
      String id,
      List<String> keys,
      String name,
      String url,
      @Nullable String createPullRequestUrl,
      Commit lastCommit)
      implements Content {

    Branch withLastCommit(Commit commit) {
      return new Branch(id, keys, name, url, createPullRequestUrl, commit);
    }
  }

  /** A pull request. */
  record PullRequest(
      String id,
      List<String> keys,
      Status status,
      String title,
      Person author,
      List<Reviewer> reviewers,
      int comments,
      Side source,
      Side destination,
      String url,
      String updated,
      String displayId)
      implements Content {

    PullRequest withKeys(List<String> others) {
      return new PullRequest(
          id,
          others,
          status,
          title,
          author,
          reviewers,
          comments,
          source,
          destination,
          url,
          updated,
          displayId);
    }
  }

  /** Jira finds its user by the e-mail. */
  record Person(@Nullable String name, @Nullable String email) {}

  /** A reviewer. */
  record Reviewer(Person person, Approval approval) {}

  /** A branch that a pull request comes from or goes to. */
  record Side(String branch, @Nullable String url) {}

  /** A changed file; {@code change} is one of Jira's words. */
  record ChangedFile(String path, String url, String change, int added, int removed) {}

  /** Jira's words. {@code DRAFT} is taken by Jira but not in its published list. */
  enum Status {
    DRAFT,
    OPEN,
    MERGED,
    DECLINED
  }

  /** Jira's words. {@code NEEDSWORK} is taken by Jira but not in its published list. */
  enum Approval {
    APPROVED,
    UNAPPROVED,
    NEEDSWORK
  }

  /** Issue keys it is linked to; a repository has none. */
  default List<String> issueKeys() {
    return switch (this) {
      case Repository repository -> List.of();
      case Commit commit -> commit.keys();
      case Branch branch -> branch.keys();
      case PullRequest pull -> pull.keys();
    };
  }

  /** The same without issue keys; only a commit can be. */
  default @Nullable Content keyless() {
    return this instanceof Commit commit ? commit.withKeys(List.of()) : null;
  }

  /** The same without these issue keys, the last commit of a branch too. */
  default Content without(Set<String> unknown) {
    return switch (this) {
      case Repository repository -> repository;
      case Commit commit -> without(commit, unknown);
      case Branch(var id, var keys, var name, var url, var create, var last) ->
          new Branch(id, without(keys, unknown), name, url, create, without(last, unknown));
      case PullRequest pull -> pull.withKeys(without(pull.keys(), unknown));
    };
  }

  private static Commit without(Commit commit, Set<String> unknown) {
    return commit.withKeys(without(commit.keys(), unknown));
  }

  private static List<String> without(List<String> keys, Set<String> unknown) {
    return keys.stream().filter(key -> !unknown.contains(key)).toList();
  }

  /** The branch with another last commit; anything else as it is. */
  default Content onto(Commit commit) {
    return this instanceof Branch branch ? branch.withLastCommit(commit) : this;
  }

  /** Whether it uses a word that Jira takes although its published list does not have it. */
  default boolean usesUnpublishedWords() {
    return this instanceof PullRequest pull
        && (pull.status() == Status.DRAFT
            || pull.reviewers().stream()
                .anyMatch(reviewer -> reviewer.approval() == Approval.NEEDSWORK));
  }
}
