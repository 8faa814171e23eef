package dev.harnessjira.harness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Harness Code answers, with its own names; only what is used. Times are Unix milliseconds.
 */
public final class HarnessModel {

  private HarnessModel() {}

  /**
   * A repository; {@code id} stays over renames and moves. {@code last_git_push} is when a branch
   * of it moved last. Lists of pull requests leave both times out, which are 0 then.
   */
  public record Repository(
      long id,
      String path,
      String identifier,
      @Nullable String default_branch,
      long created,
      long last_git_push,
      boolean archived) {

    public Repository(long id, String path, String identifier, @Nullable String branch) {
      this(id, path, identifier, branch, 0, 0, false);
    }

    public String defaultBranch() {
      return default_branch == null ? "main" : default_branch;
    }
  }

  /** A user, a service account or a service. */
  public record Principal(
      long id,
      @Nullable String uid,
      @Nullable String display_name,
      @Nullable String email,
      @Nullable String type) {

    /** What to call it. */
    public String name() {
      return display_name == null || display_name.isBlank() ? "unknown" : display_name;
    }
  }

  /** Counts of a pull request; lists may leave them out. */
  public record Stats(@Nullable Integer conversations) {}

  /** A pull request. */
  public record PullRequest(
      long number,
      long created,
      long updated,
      @Nullable String state,
      boolean is_draft,
      @Nullable String title,
      @Nullable String description,
      @Nullable Long source_repo_id,
      @Nullable String source_branch,
      @Nullable String source_sha,
      @Nullable String merge_base_sha,
      @Nullable Long target_repo_id,
      @Nullable String target_branch,
      @Nullable Principal author,
      @Nullable Stats stats) {}

  /** A pull request of a space's list, with the repository that it targets. */
  public record SpacePullRequest(PullRequest pull_request, Repository repository) {}

  /** A reviewer; {@code review_decision} is pending, reviewed, approved or changereq. */
  public record Reviewer(
      @Nullable String review_decision, @Nullable String sha, Principal reviewer) {}

  /** A group of users; older servers tell no {@code id}. */
  public record UserGroup(long id, @Nullable String identifier, @Nullable String name) {}

  /** A group that reviews; {@code decision} is that of its members, as of a {@link Reviewer}. */
  public record UserGroupReviewer(@Nullable String decision, @Nullable UserGroup user_group) {}

  /** Users and groups that review; what is empty may be left out. */
  public record CombinedReviewers(
      @Nullable List<Reviewer> reviewers, @Nullable List<UserGroupReviewer> user_group_reviewers) {}

  /**
   * What was merged: where the target branch was, and where it ended. Older servers do not tell.
   */
  public record Merge(
      @Nullable String merge_method, @Nullable String merge_sha, @Nullable String target_sha) {}

  /** A merge in the timeline of a pull request. */
  public record Activity(@Nullable Merge payload) {}

  /** A git identity. */
  public record Identity(@Nullable String name, @Nullable String email) {}

  /** Who and when. */
  public record Signature(@Nullable Identity identity, @Nullable String when) {

    /** Commits that git cannot read the author of are at the year 1. */
    public Instant at() {
      return when == null ? Instant.EPOCH : java.time.OffsetDateTime.parse(when).toInstant();
    }
  }

  /** A changed file. */
  public record FileStats(
      @Nullable String path,
      @Nullable String old_path,
      @Nullable String status,
      int insertions,
      int deletions) {}

  /** Changed files. */
  public record CommitStats(@Nullable List<FileStats> files) {}

  /** A commit. */
  public record Commit(
      String sha,
      @Nullable List<String> parent_shas,
      @Nullable String message,
      @Nullable Signature author,
      @Nullable CommitStats stats) {}

  /** A page of commits. */
  public record Commits(@Nullable List<Commit> commits) {}

  /** A branch with its head. */
  public record Branch(String name, String sha, @Nullable Commit commit) {}

  /** An organization or project of the platform, or a nested space. */
  public record Space(String identifier, String name) {}

  /** A space by itself; what the platform tells of one has no number. */
  public record PlacedSpace(long id, String path, String name) {}

  /** A page of something; {@code hasMore} says whether another follows. */
  public record Listing<T>(List<T> items, boolean hasMore, long total) {}

  /** A webhook to create or change. */
  public record WebhookForm(
      String identifier,
      String display_name,
      String description,
      String url,
      String secret,
      @Nullable Boolean enabled,
      boolean insecure,
      List<String> triggers) {

    /** The same, leaving it to Harness whether it is enabled. */
    public WebhookForm withoutEnabled() {
      return new WebhookForm(
          identifier, display_name, description, url, secret, null, insecure, triggers);
    }
  }

  /** A webhook. */
  public record Webhook(
      long id,
      String identifier,
      @Nullable String url,
      boolean enabled,
      boolean insecure,
      boolean has_secret,
      @Nullable List<String> triggers,
      @Nullable String latest_execution_result) {}

  /** What was sent in an attempt to deliver. */
  public record Sent(@Nullable String body) {}

  /** One attempt of Harness to deliver, with what was sent; failed ones have the whole body. */
  public record SentExecution(
      long id,
      long created,
      @Nullable String result,
      @Nullable Long retrigger_of,
      @Nullable Sent request) {}

  /** One attempt of Harness to deliver. */
  public record Execution(long id, long created, @Nullable String result, @Nullable String error) {}
}
