package dev.harnessjira.harness;

import static dev.harnessjira.harness.HarnessCalls.encode;
import static dev.harnessjira.harness.HarnessCalls.reference;
import static dev.harnessjira.harness.HarnessCode.code;
import static dev.harnessjira.harness.HarnessCode.repo;

import dev.harnessjira.harness.HarnessModel.Commit;
import dev.harnessjira.harness.HarnessModel.CommitStats;
import dev.harnessjira.harness.HarnessModel.Commits;
import dev.harnessjira.harness.HarnessModel.Listing;
import dev.harnessjira.harness.HarnessModel.PullRequest;
import dev.harnessjira.harness.HarnessModel.Repository;
import dev.harnessjira.harness.HarnessModel.Signature;
import dev.harnessjira.harness.HarnessModel.SpacePullRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists what Harness Code has had for long, newest first, a page of {@link HarnessCode#PAGE} at a
 * time. Repositories are named by path, or by id.
 */
@Component
public class HarnessHistory {

  private final HarnessCalls calls;

  HarnessHistory(HarnessCalls calls) {
    this.calls = calls;
  }

  /** A repository with what says how much is in it; times are Unix milliseconds. */
  public record ListedRepository(
      long id,
      String path,
      @Nullable String identifier,
      @Nullable String default_branch,
      long created,
      long last_git_push,
      boolean importing,
      int num_pulls,
      int num_open_pulls) {

    public Repository repository() {
      return new Repository(id, path, identifier == null ? "" : identifier, default_branch);
    }
  }

  /** A branch of a list. */
  public record ListedBranch(String name, String sha, @Nullable Head commit) {}

  /** The commit at the end of a branch; the committer's time is when it got there, or before. */
  public record Head(
      String sha,
      @Nullable List<String> parent_shas,
      @Nullable String message,
      @Nullable Signature author,
      @Nullable Signature committer,
      @Nullable CommitStats stats) {

    public Commit commit() {
      return new Commit(sha, parent_shas, message, author, stats);
    }
  }

  /** Repositories of a space and all below it, a page from 1. */
  public HarnessResult<Listing<ListedRepository>> repositories(
      HarnessAccess access, String space, int page) {
    var path =
        code(access)
            + "/spaces/"
            + reference(space)
            + "/repos?recursive=true&limit="
            + HarnessCode.PAGE
            + "&page="
            + page;
    return listing(calls.list(access, path, ListedRepository.class));
  }

  /** Open pull requests of a space and all below it that changed before this time, unless null. */
  public HarnessResult<Listing<SpacePullRequest>> openPullRequests(
      HarnessAccess access, String space, @Nullable Long before) {
    return pullRequests(access, space, "state=open", before);
  }

  /** The same for merged and closed ones that also changed after a time, in Unix milliseconds. */
  public HarnessResult<Listing<SpacePullRequest>> pastPullRequests(
      HarnessAccess access, String space, long after, @Nullable Long before) {
    // This list ignores updated_gt; edited is the same time as updated.
    return pullRequests(access, space, "state=closed&state=merged&edited_gt=" + after, before);
  }

  private HarnessResult<Listing<SpacePullRequest>> pullRequests(
      HarnessAccess access, String space, String which, @Nullable Long before) {
    var path =
        "%s/spaces/%s/pullreq?include_subspaces=true&%s&limit=%d%s"
            .formatted(code(access), reference(space), which, HarnessCode.PAGE, before(before));
    return listing(calls.list(access, path, SpacePullRequest.class));
  }

  /**
   * Pull requests of one repository, last changed first: in any state those that changed after a
   * time, or the open ones when that is null; all of them before the other time, unless null.
   */
  public HarnessResult<Listing<PullRequest>> pullRequests(
      HarnessAccess access, String repository, @Nullable Long after, @Nullable Long before) {
    var which =
        after == null ? "state=open" : "state=open&state=closed&state=merged&updated_gt=" + after;
    var path =
        repo(access, repository)
            + "/pullreq?"
            + which
            + "&sort=updated&order=desc&limit="
            + HarnessCode.PAGE
            + before(before);
    return listing(calls.list(access, path, PullRequest.class));
  }

  private static String before(@Nullable Long before) {
    return before == null ? "" : "&updated_lt=" + before;
  }

  /** Branches of a repository, those with the newest head first, a page from 1. */
  public HarnessResult<Listing<ListedBranch>> branches(
      HarnessAccess access, String repository, int page) {
    var path =
        repo(access, repository)
            + "/branches?include_commit=true&sort=date&order=desc&limit="
            + HarnessCode.PAGE
            + "&page="
            + page;
    return listing(calls.list(access, path, ListedBranch.class));
  }

  /** Commits that a branch has got since then, with their changed files, a page from 1. */
  public HarnessResult<Listing<Commit>> commits(
      HarnessAccess access, String repository, String branch, Instant since, int page) {
    // These are the only times that Harness takes in seconds.
    var path =
        repo(access, repository)
            + "/commits?git_ref="
            + encode(branch)
            + "&since="
            + since.getEpochSecond()
            + "&include_stats=true&limit="
            + HarnessCode.PAGE
            + "&page="
            + page;
    return switch (calls.get(access, path, Commits.class)) {
      case HarnessResult.Ok<Commits>(var answer) ->
          new HarnessResult.Ok<>(
              listing(answer.commits() == null ? List.<Commit>of() : answer.commits()));
      case HarnessResult.Failed<Commits>(var failure) -> new HarnessResult.Failed<>(failure);
    };
  }

  private static <T> HarnessResult<Listing<T>> listing(HarnessResult<List<T>> result) {
    return switch (result) {
      case HarnessResult.Ok<List<T>>(var items) -> new HarnessResult.Ok<>(listing(items));
      case HarnessResult.Failed<List<T>>(var failure) -> new HarnessResult.Failed<>(failure);
    };
  }

  // Some of these lists tell no total, and all of them end with a page that is not full.
  private static <T> Listing<T> listing(List<T> items) {
    return new Listing<>(items, items.size() >= HarnessCode.PAGE, items.size());
  }
}
