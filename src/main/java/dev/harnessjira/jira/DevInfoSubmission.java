package dev.harnessjira.jira;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST bulk}, with Atlassian's own names. Limits: 100 repositories, 1000 entities in
 * all, 400 commits, branches and pull requests each in a repository.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DevInfoSubmission(
    boolean preventTransitions,
    String operationType,
    Map<String, String> properties,
    Map<String, String> providerMetadata,
    List<Repository> repositories) {

  /** A repository with some of its entities. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Repository(
      String id,
      String name,
      String url,
      long updateSequenceId,
      List<Commit> commits,
      List<Branch> branches,
      List<PullRequest> pullRequests) {}

  /** A commit; as {@code lastCommit} of a branch its issue keys may be empty. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Commit(
      String id,
      long updateSequenceId,
      List<String> issueKeys,
      String message,
      Author author,
      String authorTimestamp,
      String displayId,
      int fileCount,
      String url,
      @Nullable List<String> flags,
      @Nullable List<File> files) {}

  /** A branch. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Branch(
      String id,
      long updateSequenceId,
      List<String> issueKeys,
      String name,
      String url,
      @Nullable String createPullRequestUrl,
      Commit lastCommit) {}

  /** A pull request. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PullRequest(
      String id,
      long updateSequenceId,
      List<String> issueKeys,
      String status,
      String title,
      Author author,
      int commentCount,
      String sourceBranch,
      @Nullable String sourceBranchUrl,
      String destinationBranch,
      @Nullable String destinationBranchUrl,
      String lastUpdate,
      String url,
      String displayId,
      List<Reviewer> reviewers) {}

  /** Who made it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Author(@Nullable String name, @Nullable String email) {}

  /** A reviewer. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Reviewer(String approvalStatus, @Nullable String name, @Nullable String email) {}

  /** A changed file. */
  public record File(
      String path, String url, String changeType, int linesAdded, int linesRemoved) {}
}
