package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.delivery.Announcer;
import dev.harnessjira.sandbox.harness.delivery.PullMoment;
import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Activity.CodePlace;
import dev.harnessjira.sandbox.harness.model.Activity.Entry;
import dev.harnessjira.sandbox.harness.model.GroupReviewer;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.PullRequest.State;
import dev.harnessjira.sandbox.harness.model.Reviewer;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reviewers, their decisions, comments and labels. */
public final class Reviews {

  private static final List<String> DECISIONS = List.of("approved", "changereq", "reviewed");

  private final World world;
  private final Announcer announcer;
  private final Timeline timeline;

  Reviews(World world, Announcer announcer) {
    this.world = world;
    this.announcer = announcer;
    this.timeline = new Timeline(world);
  }

  /** Submits {@code approved}, {@code changereq} or {@code reviewed}; a repetition tells nobody. */
  public Reviewer submit(PullRequest pull, String decision, Principal actor) {
    Refused.unless(DECISIONS.contains(decision), 400, "Decision must be: " + DECISIONS + ".");
    Refused.unless(!pull.author.equals(actor), 400, "Can't submit review to own pull requests.");
    Refused.unless(
        pull.state != State.MERGED, 400, "Can't submit a review for merged pull requests.");
    var reviewer = reviewer(pull, actor, actor);
    if (!reviewer.decision.equals(decision) || !reviewer.sha.equals(pull.sourceSha)) {
      decide(pull, reviewer, decision);
    }
    return reviewer;
  }

  /** Bumps the cursor, but no webhook tells it. */
  public Reviewer request(PullRequest pull, Principal reviewer, Principal actor) {
    Refused.unless(
        !pull.author.equals(reviewer), 400, "Pull request author can't be added as a reviewer.");
    var known = pull.reviewers.containsKey(reviewer.id());
    var row = reviewer(pull, reviewer, actor);
    if (!known) {
      timeline.note(pull, actor, "reviewer-add", Fields.of("reviewer_type", row.type));
    }
    return row;
  }

  /** Asks a group; bumps the cursor, but no webhook tells it. */
  public GroupReviewer requestGroup(
      PullRequest pull, String name, List<Principal> members, Principal actor) {
    var identifier = name.toLowerCase(Locale.ROOT).replace(' ', '_');
    // A group's id is of a sequence of its own, so it may be somebody's, too.
    var id = pull.author.id() + pull.groups.size();
    var group = new GroupReviewer(id, identifier, name, List.copyOf(members), actor, world.now());
    pull.groups.put(group.id(), group);
    timeline.note(pull, actor, "user-group-reviewer-add", Fields.of("user_group_ids", List.of(id)));
    return group;
  }

  /** Bumps the cursor, but no webhook tells it. */
  public PullRequest remove(PullRequest pull, Principal reviewer, Principal actor) {
    if (pull.reviewers.remove(reviewer.id()) != null) {
      timeline.note(pull, actor, "reviewer-delete", Fields.of("principal_id", reviewer.id()));
    }
    return pull;
  }

  public Activity comment(PullRequest pull, String text, Principal actor) {
    return comment(pull, text, new Entry("comment", "comment", new Fields()), actor);
  }

  public Activity commentCode(PullRequest pull, String path, String text, Principal actor) {
    var comment = timeline.add(pull, actor, codeComment());
    comment.text = text;
    comment.place = new CodePlace(path, 1, 2, pull.mergeBaseSha, pull.sourceSha);
    announcer.commented(PullMoment.of(pull, actor), comment);
    return comment;
  }

  public Activity reply(PullRequest pull, Activity parent, String text, Principal actor) {
    var reply = timeline.add(pull, actor, new Entry(parent.type, parent.kind, new Fields()));
    reply.text = text;
    reply.parent = parent;
    announcer.commented(PullMoment.of(pull, actor), reply);
    return reply;
  }

  /** The one change that a webhook tells and the cursor does not show. */
  public Activity editComment(PullRequest pull, Activity comment, String text, Principal actor) {
    comment.text = text;
    comment.edited = world.now();
    announcer.commentEdited(PullMoment.of(pull, actor), comment);
    return comment;
  }

  public Activity resolve(PullRequest pull, Activity comment, Principal actor) {
    comment.resolved = world.now();
    comment.resolver = actor;
    timeline.touch(pull);
    announcer.commentResolved(PullMoment.of(pull, actor), comment);
    return comment;
  }

  /** Bumps the cursor, but no webhook tells it. */
  public Activity deleteComment(PullRequest pull, Activity comment) {
    comment.deleted = world.now();
    timeline.touch(pull);
    return comment;
  }

  /** Assigns a label; {@code value} is empty for a label without values. */
  public PullRequest label(PullRequest pull, String key, String value, Principal actor) {
    var label = Fields.of("id", world.nextId()).and("key", key);
    if (!value.isEmpty()) {
      label.and("value_id", world.nextId()).and("value", value);
    }
    timeline.note(pull, actor, "label-modify", Fields.of("label", key).and("type", "assign"));
    announcer.labelled(PullMoment.of(pull, actor), label);
    return pull;
  }

  private Activity comment(PullRequest pull, String text, Entry entry, Principal actor) {
    var comment = timeline.add(pull, actor, entry);
    comment.text = text;
    announcer.commented(PullMoment.of(pull, actor), comment);
    return comment;
  }

  private static Entry codeComment() {
    return new Entry("code-comment", "change-comment", new Fields());
  }

  private Reviewer reviewer(PullRequest pull, Principal reviewer, Principal addedBy) {
    return pull.reviewers.computeIfAbsent(
        reviewer.id(), id -> new Reviewer(reviewer, addedBy, pull.sourceSha, world.now()));
  }

  private void decide(PullRequest pull, Reviewer reviewer, String decision) {
    reviewer.decision = decision;
    reviewer.sha = pull.sourceSha;
    reviewer.latestReview = world.nextId();
    reviewer.updated = world.now();
    timeline.note(
        pull, reviewer.principal, "review-submit", new Fields().andAll(payload(reviewer)));
    announcer.reviewed(PullMoment.of(pull, reviewer.principal), decision);
  }

  private static Map<String, Object> payload(Reviewer reviewer) {
    return Map.of("commit_sha", reviewer.sha, "decision", reviewer.decision);
  }
}
