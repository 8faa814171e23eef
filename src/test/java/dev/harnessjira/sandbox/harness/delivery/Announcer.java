package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.delivery.Payloads.TextChange;
import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.wire.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns what happened into events for the delivery queue. */
public final class Announcer {

  private final Payloads payloads;
  private final Deliveries deliveries;

  public Announcer(Payloads payloads, Deliveries deliveries) {
    this.payloads = payloads;
    this.deliveries = deliveries;
  }

  public void pushed(Push push) {
    if (push.creates()) {
      tell("branch_created", push.repository(), () -> payloads.branchCreated(push));
    } else if (push.deletes()) {
      tell("branch_deleted", push.repository(), () -> payloads.branchDeleted(push));
    } else {
      tell("branch_updated", push.repository(), () -> payloads.branchUpdated(push));
    }
  }

  public void sourceMoved(PullMoment moment, Push push) {
    tell("pullreq_branch_updated", moment, () -> payloads.pullBranchUpdated(moment, push));
  }

  public void created(PullMoment moment) {
    withCommits("pullreq_created", moment);
  }

  public void reopened(PullMoment moment) {
    withCommits("pullreq_reopened", moment);
  }

  public void merged(PullMoment moment) {
    withCommits("pullreq_merged", moment);
  }

  public void closed(PullMoment moment) {
    var trigger = "pullreq_closed";
    tell(trigger, moment, () -> payloads.pullWithHead(trigger, moment));
  }

  public void updated(PullMoment moment, TextChange title, TextChange description) {
    tell("pullreq_updated", moment, () -> payloads.pullUpdated(moment, title, description));
  }

  public void reviewed(PullMoment moment, String decision) {
    var trigger = "pullreq_review_submitted";
    tell(trigger, moment, () -> payloads.reviewSubmitted(moment, decision));
  }

  public void retargeted(PullMoment moment, String oldBranch, String oldBase) {
    var trigger = "pullreq_target_branch_changed";
    tell(trigger, moment, () -> payloads.targetBranchChanged(moment, oldBranch, oldBase));
  }

  public void labelled(PullMoment moment, Map<String, ?> label) {
    tell("pullreq_label_assigned", moment, () -> payloads.labelAssigned(moment, label));
  }

  public void commented(PullMoment moment, Activity comment) {
    tell("pullreq_comment_created", moment, () -> payloads.commentCreated(moment, comment));
  }

  public void commentEdited(PullMoment moment, Activity comment) {
    tell("pullreq_comment_updated", moment, () -> payloads.commentUpdated(moment, comment));
  }

  public void commentResolved(PullMoment moment, Activity comment) {
    var trigger = "pullreq_comment_status_updated";
    tell(trigger, moment, () -> payloads.commentStatusUpdated(moment, comment));
  }

  private void withCommits(String trigger, PullMoment moment) {
    tell(trigger, moment, () -> payloads.pullWithCommits(trigger, moment));
  }

  private void tell(String trigger, PullMoment moment, Supplier<Optional<Fields>> body) {
    PullRequest pull = moment.pull();
    // With the fork gone, the real server discards every event of its pull requests.
    tell(trigger, pull.target, () -> pull.source.deleted ? Optional.empty() : body.get());
  }

  private void tell(String trigger, Repository repository, Supplier<Optional<Fields>> body) {
    deliveries.add(new Event(trigger, repository, body));
  }
}
