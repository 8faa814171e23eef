package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.Payloads.TextChange;
import dev.harnessjira.sandbox.harness.delivery.PullMoment;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.Opening;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.Map;

/** Opening, editing, retargeting, drafting, closing and reopening pull requests. */
public final class Pulls {

  private static final int LONGEST_TITLE = 256;
  private static final int LONGEST_DESCRIPTION = 65_536;

  private final World world;
  private final Announcer announcer;
  private final Upkeep upkeep;
  private final Timeline timeline;

  Pulls(World world, Announcer announcer, Upkeep upkeep) {
    this.world = world;
    this.announcer = announcer;
    this.upkeep = upkeep;
    this.timeline = new Timeline(world);
  }

  public PullRequest open(Opening opening, Principal actor) {
    checkTexts(opening.title(), opening.description());
    refuseSecond(opening);
    var number = opening.target().pullRequests.size() + 1L;
    var pull = new PullRequest(world.nextId(), number, opening, actor, world.now());
    requireTarget(pull, pull.targetBranch);
    takeSource(pull);
    Refused.unless(
        !world.history.between(pull.mergeBaseSha, pull.sourceSha).isEmpty(),
        400,
        "The source branch doesn't contain any new commits");
    opening.target().pullRequests.put(number, pull);
    announcer.created(PullMoment.of(pull, actor));
    return pull;
  }

  /** Both texts are overwritten; nothing is told or bumped when neither differs. */
  public PullRequest edit(PullRequest pull, String title, String description, Principal actor) {
    checkTexts(title, description);
    var titleChange = new TextChange(pull.title, title);
    var descriptionChange = new TextChange(pull.description, description);
    pull.title = title;
    pull.description = description;
    if (titleChange.isChange()) {
      timeline.note(pull, actor, "title-change", change(titleChange.from(), title));
    }
    if (titleChange.isChange() || descriptionChange.isChange()) {
      timeline.touch(pull);
      announcer.updated(PullMoment.of(pull, actor), titleChange, descriptionChange);
    }
    return pull;
  }

  public PullRequest retarget(PullRequest pull, String branch, Principal actor) {
    requireTarget(pull, branch);
    if (!branch.equals(pull.targetBranch)) {
      upkeep.retarget(pull, branch, actor);
    }
    return pull;
  }

  /** Bumps the cursor, but no webhook tells it. */
  public PullRequest draft(PullRequest pull, boolean draft, Principal actor) {
    if (pull.draft != draft) {
      var before = pull.draft;
      pull.draft = draft;
      timeline.note(pull, actor, "state-change", stateChange(pull, pull.state, before));
    }
    return pull;
  }

  public PullRequest close(PullRequest pull, Principal actor) {
    Refused.unless(pull.state == State.OPEN, 400, "Pull request is not open.");
    pull.state = State.CLOSED;
    pull.closed = world.now();
    timeline.note(pull, actor, "state-change", stateChange(pull, State.OPEN, pull.draft));
    announcer.closed(PullMoment.of(pull, actor));
    return pull;
  }

  public PullRequest reopen(PullRequest pull, Principal actor) {
    Refused.unless(pull.state == State.CLOSED, 400, "Pull request is not closed.");
    takeSource(pull);
    pull.state = State.OPEN;
    pull.closed = null;
    timeline.note(pull, actor, "state-change", stateChange(pull, State.CLOSED, pull.draft));
    announcer.reopened(PullMoment.of(pull, actor));
    return pull;
  }

  private static void requireTarget(PullRequest pull, String branch) {
    Refused.unless(
        pull.target.branches.containsKey(branch), 400, "Branch '" + branch + "' does not exist.");
  }

  private void takeSource(PullRequest pull) {
    var head = pull.source.branches.get(pull.sourceBranch);
    if (head == null) {
      throw new Refused(400, "Branch '" + pull.sourceBranch + "' does not exist.");
    }
    pull.sourceSha = head;
    pull.mergeBaseSha = upkeep.mergeBase(pull);
    pull.target.objects.addAll(world.history.reachable(head));
  }

  private static void refuseSecond(Opening opening) {
    for (var pull : opening.target().pullRequests.values()) {
      if (isSame(pull, opening)) {
        throw new Refused(
            409,
            "a pull request for this target and source branch already exists",
            Map.of("number", pull.number, "title", pull.title, "type", "pr already exists"));
      }
    }
  }

  private static boolean isSame(PullRequest pull, Opening opening) {
    return pull.state == State.OPEN
        && pull.source == opening.source()
        && pull.sourceBranch.equals(opening.sourceBranch())
        && pull.targetBranch.equals(opening.targetBranch());
  }

  private static void checkTexts(String title, String description) {
    Refused.unless(!title.isBlank(), 400, "Pull request title can't be empty");
    Refused.unless(
        title.codePointCount(0, title.length()) <= LONGEST_TITLE,
        400,
        "Pull request title is too long");
    Refused.unless(
        description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION,
        400,
        "Pull request description is too long");
  }

  private static Fields stateChange(PullRequest pull, State old, boolean oldDraft) {
    return change(old.wire(), pull.state.wire())
        .and("old_draft", oldDraft)
        .and("new_draft", pull.draft);
  }

  private static Fields change(String from, String to) {
    return Fields.of("old", from).and("new", to);
  }
}
