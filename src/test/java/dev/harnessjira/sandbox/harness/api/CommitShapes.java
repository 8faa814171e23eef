package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import java.util.List;

/** The JSON objects of commits and branches. */
final class CommitShapes {

  private final World world;

  CommitShapes(World world) {
    this.world = world;
  }

  Fields commit(Commit commit) {
    return head(commit).and("signature", null);
  }

  Fields commitWithStats(Commit commit) {
    return head(commit).and("stats", stats(commit.changes())).and("signature", null);
  }

  private static Fields head(Commit commit) {
    return Fields.of("sha", commit.sha())
        .andIfPresent("parent_shas", commit.parents().isEmpty() ? null : commit.parents())
        .and("title", commit.title())
        .and("message", commit.message())
        .and("author", Shapes.signature(commit.author()))
        .and("committer", Shapes.signature(commit.committer()));
  }

  Fields branch(Repository repository, String name, boolean withCommit) {
    var sha = repository.branches.get(name);
    var commit = withCommit && sha != null ? commit(world.history.commit(sha)) : null;
    return Fields.of("name", name)
        .and("sha", sha)
        .andIfPresent("commit", commit)
        .and("is_default", name.equals(repository.defaultBranch));
  }

  /** What a pull request's commits add up to. */
  Fields totals(List<Commit> commits) {
    var changes = commits.stream().flatMap(commit -> commit.changes().stream()).toList();
    var files = changes.stream().map(FileChange::path).distinct().count();
    return Fields.of("commits", commits.size())
        .and("files_changed", files)
        .and("additions", insertions(changes))
        .and("deletions", deletions(changes));
  }

  private static Fields stats(List<FileChange> changes) {
    return Fields.of("total", changeStats(insertions(changes), deletions(changes)))
        .and("files", changes.stream().map(CommitShapes::file).toList());
  }

  private static Fields file(FileChange change) {
    return Fields.of("path", change.path())
        .andIfPresent("old_path", change.from())
        .and("status", change.status().name())
        .andAll(changeStats(change.insertions(), change.deletions()));
  }

  private static Fields changeStats(long insertions, long deletions) {
    return Fields.of("insertions", insertions)
        .and("deletions", deletions)
        .and("changes", insertions + deletions);
  }

  private static long insertions(List<FileChange> changes) {
    return changes.stream().mapToLong(FileChange::insertions).sum();
  }

  private static long deletions(List<FileChange> changes) {
    return changes.stream().mapToLong(FileChange::deletions).sum();
  }
}
