package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.FileChange.Status;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The parts that payloads are put together from, with the fields and order of the real ones. */
final class Segments {

  private final World world;
  private final Addresses addresses;

  Segments(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  Fields repository(Repository repository) {
    return Fields.of("id", repository.id)
        .and("path", repository.path())
        .and("identifier", repository.identifier)
        .and("description", repository.description)
        .and("default_branch", repository.defaultBranch)
        .and("url", addresses.repository(repository))
        .and("git_url", addresses.git(repository))
        .and("git_ssh_url", "")
        .and("tags", repository.forkOf == null ? null : Map.of())
        .and("uid", repository.identifier);
  }

  Fields branch(Repository repository, String name) {
    return Fields.of("name", "refs/heads/" + name).and("repo", repository(repository));
  }

  Fields pullRequest(PullRequest pull) {
    var merge = pull.merge;
    return Fields.of("number", pull.number)
        .and("state", pull.state.wire())
        .and("is_draft", pull.draft)
        .and("title", pull.title)
        .and("description", pull.description)
        .and("source_repo_id", pull.source.id)
        .and("source_branch", pull.sourceBranch)
        .and("target_repo_id", pull.target.id)
        .and("target_branch", pull.targetBranch)
        .and("merge_base_sha", pull.mergeBaseSha)
        .andIfPresent("merge_strategy", merge == null ? null : merge.method().wire())
        .and("author", Shapes.principal(world, pull.author))
        .and("pr_url", addresses.pullRequest(pull));
  }

  Fields commit(Repository repository, Commit commit) {
    return commit(repository, commit, commit.isMerge() ? List.of() : commit.changes());
  }

  Fields commitWithoutFiles(Repository repository, Commit commit) {
    return commit(repository, commit, List.of());
  }

  private Fields commit(Repository repository, Commit commit, List<FileChange> changes) {
    return Fields.of("sha", commit.sha())
        .and("message", commit.message())
        .and("author", Shapes.signature(commit.author()))
        .and("committer", Shapes.signature(commit.committer()))
        .and("url", addresses.commit(repository, commit.sha()))
        .and("added", added(changes))
        .and("removed", removed(changes))
        .and("modified", paths(changes, Status.MODIFIED));
  }

  /** A rename is told as one path added and one removed. */
  private static List<String> added(List<FileChange> changes) {
    return Stream.concat(
            paths(changes, Status.ADDED).stream(), paths(changes, Status.RENAMED).stream())
        .toList();
  }

  private static List<String> removed(List<FileChange> changes) {
    return Stream.concat(
            paths(changes, Status.DELETED).stream(),
            changes.stream().map(FileChange::from).filter(Objects::nonNull))
        .toList();
  }

  private static List<String> paths(List<FileChange> changes, Status status) {
    return changes.stream()
        .filter(change -> change.status() == status)
        .map(FileChange::path)
        .toList();
  }

  Fields comment(Activity comment) {
    var parent = comment.parent;
    var said =
        Fields.of("id", comment.id)
            .andIfPresent("parent_id", parent == null ? null : parent.id)
            .and("text", comment.text)
            .and("created", comment.created)
            .and("updated", comment.edited)
            .and("kind", comment.kind);
    return Fields.of("comment", said).andAll(place(comment));
  }

  private static Fields place(Activity comment) {
    var place = comment.place;
    if (place == null) {
      return new Fields();
    }
    return Fields.of("outdated", false)
        .and("merge_base_sha", place.mergeBaseSha())
        .and("source_sha", place.sourceSha())
        .and("path", place.path())
        .and("line_new", place.line())
        .and("span_new", place.span())
        .and("line_old", 0)
        .and("span_old", 0);
  }
}
