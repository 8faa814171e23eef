package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Commit;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;
import dev.harnessjira.sandbox.harness.wire.Addresses;
import dev.harnessjira.sandbox.harness.wire.Fields;
import dev.harnessjira.sandbox.harness.wire.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of deliveries, one method per trigger; empty where the real server fails to build. */
public final class Payloads {

  private static final int MOST_COMMITS = 20;

  private final World world;
  private final Segments segments;

  public Payloads(World world, Addresses addresses) {
    this.world = world;
    this.segments = new Segments(world, addresses);
  }

  Optional<Fields> branchCreated(Push push) {
    var details = headWithoutFiles(push.repository(), push.newSha());
    return Optional.of(push("branch_created", push).andAll(details).andAll(move(push)));
  }

  Optional<Fields> branchDeleted(Push push) {
    return Optional.of(push("branch_deleted", push).and("sha", World.NO_COMMIT).andAll(move(push)));
  }

  Optional<Fields> branchUpdated(Push push) {
    return updateDetails(push)
        .map(details -> push("branch_updated", push).andAll(details).andAll(move(push)));
  }

  Optional<Fields> pullBranchUpdated(PullMoment moment, Push push) {
    return updateDetails(push)
        .map(details -> refs("pullreq_branch_updated", moment).andAll(details).andAll(move(push)));
  }

  /** Created, reopened and merged carry the commits of the pull request. */
  Optional<Fields> pullWithCommits(String trigger, PullMoment moment) {
    var commits = world.history.between(moment.pull().mergeBaseSha, moment.sha());
    if (commits.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(refs(trigger, moment).andAll(details(moment.pull().source, commits, null)));
  }

  Optional<Fields> pullWithHead(String trigger, PullMoment moment) {
    return Optional.of(refs(trigger, moment).andAll(head(moment)));
  }

  Optional<Fields> pullUpdated(PullMoment moment, TextChange title, TextChange description) {
    return Optional.of(
        refs("pullreq_updated", moment)
            .andAll(title.fields("title"))
            .andAll(description.fields("description")));
  }

  Optional<Fields> reviewSubmitted(PullMoment moment, String decision) {
    return Optional.of(
        refs("pullreq_review_submitted", moment)
            .and("review_decision", decision)
            .and("reviewer", Shapes.principal(moment.actor())));
  }

  Optional<Fields> targetBranchChanged(PullMoment moment, String oldBranch, String oldBase) {
    return Optional.of(
        refs("pullreq_target_branch_changed", moment)
            .andAll(head(moment))
            .and("old_target_branch", oldBranch)
            .and("old_merge_base_sha", oldBase));
  }

  Optional<Fields> labelAssigned(PullMoment moment, Map<String, ?> label) {
    return Optional.of(pull("pullreq_label_assigned", moment).and("label", label));
  }

  Optional<Fields> commentCreated(PullMoment moment, Activity comment) {
    return Optional.of(
        refs("pullreq_comment_created", moment)
            .andAll(head(moment))
            .andAll(segments.comment(comment)));
  }

  Optional<Fields> commentUpdated(PullMoment moment, Activity comment) {
    return Optional.of(
        refs("pullreq_comment_updated", moment).and("sha", "").andAll(segments.comment(comment)));
  }

  Optional<Fields> commentStatusUpdated(PullMoment moment, Activity comment) {
    return Optional.of(
        refs("pullreq_comment_status_updated", moment)
            .andAll(segments.comment(comment))
            .and("status", comment.resolved == null ? "active" : "resolved"));
  }

  /** How a text changed; both sides are empty when it did not. */
  public record TextChange(String from, String to) {

    public boolean isChange() {
      return !from.equals(to);
    }

    Fields fields(String name) {
      return Fields.of(name + "_changed", isChange())
          .and(name + "_old", isChange() ? from : "")
          .and(name + "_new", isChange() ? to : "");
    }
  }

  private Fields base(String trigger, Repository repository, Principal actor) {
    return Fields.of("trigger", trigger)
        .and("repo", segments.repository(repository))
        .and("principal", Shapes.principal(actor));
  }

  private Fields push(String trigger, Push push) {
    return base(trigger, push.repository(), push.actor())
        .and("ref", segments.branch(push.repository(), push.branch()));
  }

  private Fields pull(String trigger, PullMoment moment) {
    return base(trigger, moment.pull().target, moment.actor())
        .and("pull_req", segments.pullRequest(moment.pull()));
  }

  private Fields refs(String trigger, PullMoment moment) {
    PullRequest pull = moment.pull();
    return pull(trigger, moment)
        .and("target_ref", segments.branch(pull.target, pull.targetBranch))
        .and("ref", segments.branch(pull.source, pull.sourceBranch));
  }

  private Fields move(Push push) {
    return Fields.of("old_sha", push.oldSha()).and("forced", isForced(push));
  }

  private boolean isForced(Push push) {
    return !push.creates()
        && !push.deletes()
        && !world.history.isAncestor(push.oldSha(), push.newSha());
  }

  private Optional<Fields> updateDetails(Push push) {
    var commits = world.history.between(push.oldSha(), push.newSha());
    // The real server finds no commit in a roll-back, logs an error and delivers nothing.
    return commits.isEmpty()
        ? Optional.empty()
        : Optional.of(details(push.repository(), commits, commits.size()));
  }

  private Fields details(Repository repository, List<Commit> commits, @Nullable Integer total) {
    var shown =
        commits.stream()
            .limit(MOST_COMMITS)
            .map(commit -> segments.commit(repository, commit))
            .toList();
    return Fields.of("sha", commits.getFirst().sha())
        .and("head_commit", shown.getFirst())
        .and("commits", shown)
        .andIfPresent("total_commits_count", total)
        .and("commit", shown.getFirst());
  }

  private Fields head(PullMoment moment) {
    return headWithoutFiles(moment.pull().source, moment.sha());
  }

  private Fields headWithoutFiles(Repository repository, String sha) {
    var head = segments.commitWithoutFiles(repository, world.history.commit(sha));
    return Fields.of("sha", sha).and("head_commit", head).and("commit", head);
  }
}
