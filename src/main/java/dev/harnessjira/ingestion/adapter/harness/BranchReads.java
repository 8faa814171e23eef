package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.harness.HarnessCode;
import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Where;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a branch: whether it is there, its head, and its commits outside of the default branch. */
final class BranchReads {

  /** Commits of a branch without a pull request that are looked at: one page. */
  private static final int MOST_COMMITS = HarnessCode.PAGE;

  /** Commits of the default branch whose files are read: as many as a delivery names. */
  private static final int MOST_OF_DEFAULT = 20;

  private final HarnessCode code;

  BranchReads(HarnessCode code) {
    this.code = code;
  }

  Reply<ReadBranch> read(
      HarnessAccess access, Where repository, String name, @Nullable String defaultBranch) {
    var path = repository.path();
    if (path == null || defaultBranch == null) {
      return byId(access, Long.toString(repository.id()), name);
    }
    return byReference(access, path, name, defaultBranch)
        .then(read ->
            read.head() == null
                ? ifMoved(access, repository, path, name, defaultBranch)
                : new Reply.Told<>(read));
  }

  /** With its repository a branch is gone, too. */
  private Reply<ReadBranch> byId(HarnessAccess access, String id, String name) {
    var repository = Replies.of(code.repository(access, id));
    return repository instanceof Reply.Missing
        ? new Reply.Told<>(ReadBranch.GONE)
        : repository.then(found -> byReference(access, id, name, found.defaultBranch()));
  }

  // The branch may be gone, or the repository may have another path by now.
  private Reply<ReadBranch> ifMoved(
      HarnessAccess access, Where repository, String path, String name, String defaultBranch) {
    var there = Replies.of(code.repository(access, path));
    if (there instanceof Reply.Missing) {
      return byReference(access, Long.toString(repository.id()), name, defaultBranch);
    }
    return there.then(found ->
        found.id() == repository.id()
            ? new Reply.Told<>(ReadBranch.GONE)
            : byReference(access, Long.toString(repository.id()), name, defaultBranch));
  }

  private Reply<ReadBranch> byReference(
      HarnessAccess access, String reference, String name, String defaultBranch) {
    return Replies.of(code.branch(access, reference, name))
        .then(branch ->
            branch.isEmpty()
                ? new Reply.Told<>(ReadBranch.GONE)
                : withCommits(access, reference, branch.get(), defaultBranch));
  }

  /** With its commits, of one whose head is known. */
  Reply<ReadBranch> withCommits(
      HarnessAccess access, String reference, HarnessModel.Branch branch, String defaultBranch) {
    if (!Words.isHash(branch.sha())) {
      return new Reply.Told<>(ReadBranch.GONE);
    }
    var other = !defaultBranch.equals(branch.name());
    return Replies.of(
            code.commits(
                access,
                reference,
                branch.sha(),
                other ? defaultBranch : null,
                other ? MOST_COMMITS : MOST_OF_DEFAULT))
        .then(commits -> withHead(access, reference, branch, CommitWords.read(commits), other));
  }

  private Reply<ReadBranch> withHead(
      HarnessAccess access,
      String reference,
      HarnessModel.Branch branch,
      List<KnownCommit> commits,
      boolean other) {
    var ahead = other && !commits.isEmpty();
    var head = commits.stream().filter(commit -> commit.sha().equals(branch.sha())).findFirst();
    if (head.isPresent()) {
      return new Reply.Told<>(new ReadBranch(head.get(), ahead, commits));
    }
    return Replies.of(code.commit(access, reference, branch.sha()))
        .then(found -> new Reply.Told<>(withHead(branch, found, commits, ahead)));
  }

  private static ReadBranch withHead(
      HarnessModel.Branch branch,
      Optional<HarnessModel.Commit> found,
      List<KnownCommit> commits,
      boolean ahead) {
    var commit = found.or(() -> Optional.ofNullable(branch.commit())).map(CommitWords::read);
    var all = new ArrayList<>(commits);
    commit.ifPresent(all::add);
    return commit.map(head -> new ReadBranch(head, ahead, all)).orElse(ReadBranch.GONE);
  }
}
