package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.PullMoment;
import dev.harnessjira.sandbox.harness.delivery.Push;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.List;
import java.util.function.Predicate;

/** What a moved or deleted branch does to the open pull requests from it and into it. */
final class Upkeep {

  private final World world;
  private final Announcer announcer;
  private final Timeline timeline;

  Upkeep(World world, Announcer announcer, Timeline timeline) {
    this.world = world;
    this.announcer = announcer;
    this.timeline = timeline;
  }

  void branchMoved(Push push) {
    for (var pull : openFrom(push.repository(), push.branch())) {
      pull.sourceSha = push.newSha();
      pull.mergeBaseSha = mergeBase(pull);
      pull.target.objects.addAll(world.history.reachable(push.newSha()));
      timeline.note(
          pull,
          push.actor(),
          "branch-update",
          Fields.of("old", push.oldSha()).and("new", push.newSha()));
      announcer.sourceMoved(PullMoment.of(pull, push.actor()), push);
    }
  }

  void branchDeleted(Push push) {
    for (var pull : openFrom(push.repository(), push.branch())) {
      closeWithoutTime(pull, push);
    }
    for (var pull : openInto(push.repository(), push.branch())) {
      retarget(pull, pull.target.defaultBranch, push.actor());
    }
  }

  void retarget(PullRequest pull, String branch, Principal actor) {
    var oldBranch = pull.targetBranch;
    var oldBase = pull.mergeBaseSha;
    pull.targetBranch = branch;
    pull.mergeBaseSha = mergeBase(pull);
    timeline.note(
        pull, actor, "target-branch-change", Fields.of("old", oldBranch).and("new", branch));
    announcer.retargeted(PullMoment.of(pull, actor), oldBranch, oldBase);
  }

  String mergeBase(PullRequest pull) {
    var target = pull.target.branches.getOrDefault(pull.targetBranch, World.NO_COMMIT);
    return world.history.mergeBase(target, pull.sourceSha).map(Commit::sha).orElse("");
  }

  /** The real server leaves {@code closed} empty on this path. */
  private void closeWithoutTime(PullRequest pull, Push push) {
    pull.state = State.CLOSED;
    timeline.note(pull, push.actor(), "branch-delete", Fields.of("sha", push.oldSha()));
    announcer.closed(PullMoment.of(pull, push.actor()));
  }

  private List<PullRequest> openFrom(Repository source, String branch) {
    return open(pull -> pull.source == source && pull.sourceBranch.equals(branch));
  }

  private List<PullRequest> openInto(Repository target, String branch) {
    return open(pull -> pull.target == target && pull.targetBranch.equals(branch));
  }

  private List<PullRequest> open(Predicate<PullRequest> wanted) {
    return world.repositories.stream()
        .filter(repository -> !repository.deleted)
        .flatMap(repository -> repository.pullRequests.values().stream())
        .filter(pull -> pull.state == State.OPEN)
        .filter(wanted)
        .toList();
  }
}
