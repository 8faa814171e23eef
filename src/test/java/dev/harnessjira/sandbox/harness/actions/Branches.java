package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.Dialect;
import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.Push;
import dev.harnessjira.sandbox.harness.model.CommitDraft;
import dev.harnessjira.sandbox.harness.model.Identity;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Signature;
import dev.harnessjira.sandbox.harness.model.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Making, pushing, forcing, rolling back, deleting and restoring branches. */
public final class Branches {

  private final World world;
  private final Dialect dialect;
  private final Announcer announcer;
  private final Upkeep upkeep;

  Branches(World world, Dialect dialect, Announcer announcer, Upkeep upkeep) {
    this.world = world;
    this.dialect = dialect;
    this.announcer = announcer;
    this.upkeep = upkeep;
  }

  /** Makes a branch at the head of the default branch, with commits on top if there are any. */
  public String create(Repository at, String branch, Principal actor, CommitDraft... commits) {
    return create(at, branch, headOf(at, at.defaultBranch), actor, commits);
  }

  /** Makes a branch at any commit; with the sha of a deleted branch's head, restores it. */
  public String create(
      Repository at, String branch, String from, Principal actor, CommitDraft... commits) {
    Refused.unless(!at.branches.containsKey(branch), 409, "branch '" + branch + "' already exists");
    return move(at, branch, commitOnto(at, from, actor, commits), actor);
  }

  /** The first commit of an empty repository; no webhook is told. */
  public String initialize(Repository at, Principal actor) {
    var sha = commit(CommitDraft.of("initial commit"), actor, List.of());
    at.branches.put(at.defaultBranch, sha);
    at.objects.add(sha);
    return sha;
  }

  public String push(Repository at, String branch, Principal actor, CommitDraft... commits) {
    return move(at, branch, commitOnto(at, headOf(at, branch), actor, commits), actor);
  }

  /** Replaces the branch by commits on top of another base: a force push sideways. */
  public String forcePush(
      Repository at, String branch, String base, Principal actor, CommitDraft... commits) {
    headOf(at, branch);
    return move(at, branch, commitOnto(at, base, actor, commits), actor);
  }

  /** Moves the branch back to an ancestor, of which the real server tells nobody. */
  public String rollBack(Repository at, String branch, String ancestor, Principal actor) {
    Refused.unless(
        world.history.isAncestor(ancestor, headOf(at, branch)),
        400,
        "not an ancestor: " + ancestor);
    return move(at, branch, ancestor, actor);
  }

  /** Deletes the branch, which closes pull requests from it and retargets those into it. */
  public String delete(Repository at, String branch, Principal actor) {
    Refused.unless(!branch.equals(at.defaultBranch), 400, "default branch can't be deleted");
    var old = headOf(at, branch);
    at.branches.remove(branch);
    at.lastGitPush = world.now();
    var push = new Push(at, branch, old, World.NO_COMMIT, actor);
    announcer.pushed(push);
    upkeep.branchDeleted(push);
    return old;
  }

  public String headOf(Repository at, String branch) {
    @Nullable String head = at.branches.get(branch);
    if (head == null) {
      throw new Refused(404, "branch '" + branch + "' not found");
    }
    return head;
  }

  String move(Repository at, String branch, String to, Principal actor) {
    var old = at.branches.getOrDefault(branch, World.NO_COMMIT);
    place(at, branch, to);
    var push = new Push(at, branch, old, to, actor);
    announcer.pushed(push);
    upkeep.branchMoved(push);
    return to;
  }

  /** Writes the branch with git hooks off: nobody is told. */
  void place(Repository at, String branch, String to) {
    at.branches.put(branch, to);
    at.objects.addAll(world.history.reachable(to));
    at.lastGitPush = world.now();
  }

  /** A commit made by the server for somebody: the author is the person, the committer is not. */
  String commit(CommitDraft draft, Principal actor, List<String> parents) {
    var server = new Identity(dialect.committer().name(), dialect.committer().email());
    var when = world.gitTime();
    var author = draft.author();
    return author == null
        ? add(draft, new Signature(actor.identity(), when), new Signature(server, when), parents)
        : add(draft, author, author, parents);
  }

  private String commitOnto(Repository at, String base, Principal actor, CommitDraft... commits) {
    Refused.unless(!at.archived, 412, "Operation is not allowed for repository in state archived");
    Refused.unless(world.history.find(base).isPresent(), 400, "revision not found: " + base);
    var head = base;
    for (var draft : commits) {
      head = commit(draft, actor, List.of(head));
    }
    return head;
  }

  private String add(
      CommitDraft draft, Signature author, Signature committer, List<String> parents) {
    return world.addCommit(draft, author, committer, parents).sha();
  }
}
