package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.PullMoment;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.FileChange;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Principal.Kind;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Merge;
import dev.harnessjira.sandbox.harness.model.PullRequest.Method;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Signature;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.LinkedHashMap;
import java.util.List;

/** Merging a pull request by each of the four methods. */
public final class Merging {

  private static final String SERVER = "gitness";

  private final World world;
  private final Branches branches;
  private final Announcer announcer;
  private final Timeline timeline;

  Merging(World world, Branches branches, Announcer announcer) {
    this.world = world;
    this.branches = branches;
    this.announcer = announcer;
    this.timeline = new Timeline(world);
  }

  /** Answers the commit that the target branch ends in. */
  public String merge(PullRequest pull, Method method, boolean deleteBranch, Principal actor) {
    var result = merged(pull, method, actor);
    branches.move(pull.target, pull.targetBranch, result, actor);
    if (deleteBranch && pull.source.branches.containsKey(pull.sourceBranch)) {
      branches.delete(pull.source, pull.sourceBranch, actor);
    }
    announcer.merged(PullMoment.of(pull, actor));
    return result;
  }

  /** As the merge queue does: the server itself merges, and no webhook tells of the target. */
  public String mergeByQueue(PullRequest pull, Method method) {
    var server = server();
    var result = merged(pull, method, server);
    branches.place(pull.target, pull.targetBranch, result);
    announcer.merged(PullMoment.of(pull, server));
    return result;
  }

  /** Has it merged as soon as it may be; no webhook tells of that. */
  public PullRequest enableAutoMerge(PullRequest pull, Principal actor) {
    Refused.unless(pull.state == State.OPEN, 400, "Pull request must be open.");
    pull.autoMergeBy = actor;
    timeline.touch(pull);
    return pull;
  }

  /** It may be merged now, which is done in the name of whoever wanted it. */
  public String autoMerge(PullRequest pull, Method method) {
    var wanting = pull.autoMergeBy;
    if (wanting == null) {
      throw new Refused(400, "Auto merge is not enabled.");
    }
    pull.autoMergeBy = null;
    return merge(pull, method, false, wanting);
  }

  private String merged(PullRequest pull, Method method, Principal actor) {
    check(pull, method);
    var before = target(pull);
    var result = result(pull, method, actor);
    pull.state = State.MERGED;
    pull.merge = new Merge(method, world.now(), actor, before, result);
    timeline.note(pull, actor, "merge", payload(pull.merge, pull.sourceSha));
    return result;
  }

  private Principal server() {
    return world.principals.stream()
        .filter(principal -> principal.uid().equals(SERVER))
        .findFirst()
        .orElseGet(() -> world.addPrincipal(SERVER, "Gitness", "system@gitness.io", Kind.SERVICE));
  }

  private void check(PullRequest pull, Method method) {
    Refused.unless(pull.state != State.MERGED, 400, "Pull request already merged.");
    Refused.unless(pull.state == State.OPEN, 400, "Pull request must be open.");
    Refused.unless(
        !pull.draft, 400, "Draft pull requests can't be merged. Clear the draft flag first.");
    Refused.unless(
        method != Method.FAST_FORWARD || world.history.isAncestor(target(pull), pull.sourceSha),
        400,
        "Fast-forward is not possible: the target branch has other commits.");
  }

  private String result(PullRequest pull, Method method, Principal actor) {
    return switch (method) {
      case MERGE -> mergeCommit(pull, actor);
      case SQUASH -> squashCommit(pull, actor);
      case REBASE -> rebase(pull);
      case FAST_FORWARD -> pull.sourceSha;
    };
  }

  private String mergeCommit(PullRequest pull, Principal actor) {
    var message =
        "Merge branch '%s' of %s (#%d)\n"
            .formatted(pull.sourceBranch, pull.source.path(), pull.number);
    return branches.commit(CommitDraft.of(message), actor, List.of(target(pull), pull.sourceSha));
  }

  private String squashCommit(PullRequest pull, Principal actor) {
    var changes = new LinkedHashMap<String, FileChange>();
    commits(pull).forEach(commit -> commit.changes().forEach(c -> changes.put(c.path(), c)));
    var message = "%s (#%d)\n".formatted(pull.title, pull.number);
    var draft = new CommitDraft(message, List.copyOf(changes.values()), null);
    return branches.commit(draft, actor, List.of(target(pull)));
  }

  private String rebase(PullRequest pull) {
    var head = target(pull);
    for (var commit : commits(pull).reversed()) {
      var draft = new CommitDraft(commit.message(), commit.changes(), null);
      var committer = new Signature(commit.committer().identity(), world.gitTime());
      head = world.addCommit(draft, commit.author(), committer, List.of(head)).sha();
    }
    return head;
  }

  private List<Commit> commits(PullRequest pull) {
    return world.history.between(target(pull), pull.sourceSha);
  }

  private String target(PullRequest pull) {
    return branches.headOf(pull.target, pull.targetBranch);
  }

  private static Fields payload(Merge merge, String source) {
    return Fields.of("merge_method", merge.method().wire())
        .and("merge_sha", merge.mergeSha())
        .and("target_sha", merge.targetShaBefore())
        .and("source_sha", source);
  }
}
