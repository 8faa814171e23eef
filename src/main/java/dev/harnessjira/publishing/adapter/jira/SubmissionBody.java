package dev.harnessjira.publishing.adapter.jira;

import dev.harnessjira.jira.DevInfoSubmission;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Submission;
import dev.harnessjira.publishing.domain.content.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The body of a submission in Jira's words. */
class SubmissionBody {

  private static final Map<String, String> PRODUCT = Map.of("product", "Harness Code for Jira");

  private final Submission submission;

  SubmissionBody(Submission submission) {
    this.submission = submission;
  }

  DevInfoSubmission body() {
    Map<EntityKey, List<Item>> byRepository = new TreeMap<>();
    for (var item : submission.items()) {
      byRepository
          .computeIfAbsent(item.entity().key().repositoryKey(), key -> new ArrayList<>())
          .add(item);
    }
    List<DevInfoSubmission.Repository> repositories = new ArrayList<>();
    byRepository.forEach((key, items) -> repositories.add(repository(key, items)));
    return new DevInfoSubmission(
        !submission.first(),
        submission.live() ? "NORMAL" : "BACKFILL",
        Map.of("connection", submission.connection().toString()),
        PRODUCT,
        repositories);
  }

  private DevInfoSubmission.Repository repository(EntityKey key, List<Item> items) {
    var entity = Objects.requireNonNull(submission.repositories().get(key));
    var content = (Content.Repository) Objects.requireNonNull(entity.content());
    List<DevInfoSubmission.Commit> commits = new ArrayList<>();
    List<DevInfoSubmission.Branch> branches = new ArrayList<>();
    List<DevInfoSubmission.PullRequest> pulls = new ArrayList<>();
    for (var item : items) {
      var sequence = item.entity().sequence();
      switch (Objects.requireNonNull(item.entity().content())) {
        case Content.Commit commit -> commits.add(commit(commit, sequence));
        case Content.Branch branch ->
            branches.add(branch(branch, sequence, item.lastCommitSequence()));
        case Content.PullRequest pull -> pulls.add(pullRequest(pull, sequence));
        case Content.Repository none ->
            throw new IllegalStateException("A repository is no entity of a repository");
      }
    }
    return new DevInfoSubmission.Repository(
        key.jiraRepository(),
        content.name(),
        content.url(),
        entity.sequence(),
        commits,
        branches,
        pulls);
  }

  private static DevInfoSubmission.Commit commit(Content.Commit commit, long sequence) {
    return new DevInfoSubmission.Commit(
        commit.id(),
        sequence,
        commit.keys(),
        commit.message(),
        author(commit.author()),
        commit.authored(),
        commit.displayId(),
        commit.fileCount(),
        commit.url(),
        commit.merge() ? List.of("MERGE_COMMIT") : null,
        commit.files().isEmpty()
            ? null
            : commit.files().stream().map(SubmissionBody::file).toList());
  }

  private static DevInfoSubmission.File file(Content.ChangedFile file) {
    return new DevInfoSubmission.File(
        file.path(), file.url(), file.change(), file.added(), file.removed());
  }

  private static DevInfoSubmission.Branch branch(
      Content.Branch branch, long sequence, long lastCommitSequence) {
    return new DevInfoSubmission.Branch(
        branch.id(),
        sequence,
        branch.keys(),
        branch.name(),
        branch.url(),
        branch.createPullRequestUrl(),
        commit(branch.lastCommit(), lastCommitSequence));
  }

  private DevInfoSubmission.PullRequest pullRequest(Content.PullRequest pull, long sequence) {
    return new DevInfoSubmission.PullRequest(
        pull.id(),
        sequence,
        pull.keys(),
        status(pull.status()),
        pull.title(),
        author(pull.author()),
        pull.comments(),
        pull.source().branch(),
        pull.source().url(),
        pull.destination().branch(),
        pull.destination().url(),
        pull.updated(),
        pull.url(),
        pull.displayId(),
        pull.reviewers().stream().map(this::reviewer).toList());
  }

  private String status(Content.Status status) {
    var published = submission.publishedWordsOnly() && status == Content.Status.DRAFT;
    return (published ? Content.Status.OPEN : status).name();
  }

  private DevInfoSubmission.Reviewer reviewer(Content.Reviewer reviewer) {
    var approval = reviewer.approval();
    var published =
        submission.publishedWordsOnly() && approval == Content.Approval.NEEDSWORK
            ? Content.Approval.UNAPPROVED
            : approval;
    var person = reviewer.person();
    return new DevInfoSubmission.Reviewer(published.name(), person.name(), person.email());
  }

  private static DevInfoSubmission.Author author(Content.Person person) {
    return new DevInfoSubmission.Author(person.name(), person.email());
  }
}
