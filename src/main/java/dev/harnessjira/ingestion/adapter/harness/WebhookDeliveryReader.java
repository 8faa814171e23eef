package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.WebhookBody;
import dev.harnessjira.harness.WebhookBody.Delivery;
import dev.harnessjira.harness.WebhookBody.PullReqInfo;
import dev.harnessjira.harness.WebhookBody.Ref;
import dev.harnessjira.harness.WebhookBody.RepositoryInfo;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands the bodies of Harness's webhooks; the trigger is the body's, the signed one. */
@Component
class WebhookDeliveryReader implements DeliveryReader {

  private static final String HEADS = "refs/heads/";
  private static final Set<String> OF_BRANCHES =
      Set.of("branch_created", "branch_updated", "branch_deleted");
  private static final Set<String> OF_PULL_REQUESTS =
      Set.of(
          "pullreq_created",
          "pullreq_updated",
          "pullreq_reopened",
          "pullreq_branch_updated",
          "pullreq_closed",
          "pullreq_merged",
          "pullreq_review_submitted",
          "pullreq_target_branch_changed",
          "pullreq_label_assigned",
          "pullreq_comment_created",
          "pullreq_comment_updated",
          "pullreq_comment_status_updated");

  /** Names are in keys of tables, and an entry of an index has 2,700 bytes at most. */
  private static final int LONGEST_NAME = 2_000;

  private final WebhookBody bodies;

  WebhookDeliveryReader(WebhookBody bodies) {
    this.bodies = bodies;
  }

  @Override
  public Reading read(byte[] body) {
    var delivery = bodies.read(body);
    var trigger = delivery == null ? null : delivery.trigger();
    if (delivery == null || trigger == null) {
      return new Reading.Unreadable();
    }
    if (OF_BRANCHES.contains(trigger)) {
      return understood(branch(delivery));
    }
    return OF_PULL_REQUESTS.contains(trigger)
        ? understood(pullRequest(delivery))
        : new Reading.UnknownTrigger();
  }

  private static Reading understood(@Nullable Notice notice) {
    return notice == null ? new Reading.Unreadable() : new Reading.Understood(notice);
  }

  private static @Nullable Notice branch(Delivery delivery) {
    var repository = repository(delivery.repo());
    var name = branchName(delivery.ref());
    var sha = delivery.sha();
    if (repository == null || name == null || sha == null || !Words.isHash(sha)) {
      return null;
    }
    var gone = Words.isNoCommit(sha) || "branch_deleted".equals(delivery.trigger());
    return new Notice.OfBranch(
        repository,
        new EntityRef.Branch(repository.id(), name),
        gone ? null : sha,
        CommitWords.told(delivery.head_commit(), delivery.commits()));
  }

  private static @Nullable Notice pullRequest(Delivery delivery) {
    var repository = repository(delivery.repo());
    var told = delivery.pull_req();
    if (repository == null || told == null || !isComplete(told)) {
      return null;
    }
    var ref = delivery.ref();
    return new Notice.OfPullRequest(
        repository,
        PullRequestWords.told(told, repository.id()),
        ref == null ? null : repository(ref.repo()),
        Words.isHash(delivery.sha()) ? delivery.sha() : null,
        CommitWords.told(delivery.head_commit(), delivery.commits()),
        review(delivery));
  }

  private static boolean isComplete(PullReqInfo told) {
    return told.number() > 0 && isName(told.source_branch()) && isName(told.target_branch());
  }

  private static boolean isName(@Nullable String name) {
    return name != null
        && !name.isBlank()
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }

  private static @Nullable KnownReviewer review(Delivery delivery) {
    var reviewer = delivery.reviewer();
    return reviewer == null
        ? null
        : new KnownReviewer(
            reviewer.id(), Words.person(reviewer), Words.decision(delivery.review_decision()));
  }

  private static @Nullable String branchName(@Nullable Ref ref) {
    var name = ref == null ? null : ref.name();
    if (name == null || !name.startsWith(HEADS) || !isName(name.substring(HEADS.length()))) {
      return null;
    }
    return Words.text(name.substring(HEADS.length()));
  }

  private static @Nullable KnownRepository repository(@Nullable RepositoryInfo told) {
    if (told == null || told.id() <= 0 || !isName(told.path())) {
      return null;
    }
    var path = Words.text(told.path());
    return new KnownRepository(
        told.id(),
        path,
        path.substring(path.lastIndexOf('/') + 1),
        Words.presentOrNull(told.default_branch()),
        Words.presentOrNull(told.url()),
        true);
  }
}
