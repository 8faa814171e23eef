package dev.harnessjira.ingestion.adapter.harness;

import static java.util.Objects.requireNonNullElse;

import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.WebhookBody.PullReqInfo;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity.Person;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Range;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pull requests in this module's words, from an answer or a delivery. */
final class PullRequestWords {

  private PullRequestWords() {}

  /** Without reviewers and commits, which are asked for by themselves. */
  static ReadPullRequest read(HarnessModel.PullRequest read, long repository) {
    var facts =
        new PullRequestFacts(
            new EntityRef.PullRequest(repository, read.number()),
            Words.text(read.title()),
            Words.text(read.description()),
            Words.stage(read.state()),
            read.is_draft(),
            Words.author(read.author()),
            read.source_repo_id(),
            Words.text(read.source_branch()),
            Words.text(read.target_branch()),
            null);
    var stats = read.stats();
    var comments = stats == null ? null : stats.conversations();
    return new ReadPullRequest(
        facts,
        read.updated(),
        comments == null ? 0 : comments,
        new Range(hash(read.merge_base_sha()), hash(read.source_sha())),
        null,
        List.of(),
        null,
        null);
  }

  private static @Nullable String hash(@Nullable String sha) {
    return Words.isHash(sha) ? sha : null;
  }

  static PullRequestFacts told(PullReqInfo told, long repository) {
    return new PullRequestFacts(
        new EntityRef.PullRequest(repository, told.number()),
        Words.textOrNull(told.title()),
        Words.textOrNull(told.description()),
        Words.stage(told.state()),
        told.is_draft(),
        Words.author(told.author()),
        told.source_repo_id(),
        Words.text(told.source_branch()),
        Words.text(told.target_branch()),
        Words.presentOrNull(told.pr_url()));
  }

  /** Users first, then groups. */
  static List<KnownReviewer> reviewers(HarnessModel.CombinedReviewers combined) {
    var users = requireNonNullElse(combined.reviewers(), List.<HarnessModel.Reviewer>of());
    var groups =
        requireNonNullElse(
            combined.user_group_reviewers(), List.<HarnessModel.UserGroupReviewer>of());
    return Stream.concat(
            reviewers(users).stream(),
            groups.stream().flatMap(group -> Stream.ofNullable(group(group))))
        .toList();
  }

  private static @Nullable KnownReviewer group(HarnessModel.UserGroupReviewer row) {
    var group = row.user_group();
    if (group == null) {
      return null;
    }
    var identifier = Words.presentOrNull(group.identifier());
    var name = Words.presentOrNull(group.name());
    var called = name == null ? identifier : name;
    return new KnownReviewer(
        groupId(group.id(), requireNonNullElse(identifier, "")),
        new Person(requireNonNullElse(called, "unknown group"), null),
        Words.decision(row.decision()));
  }

  // Below zero, and without an id below all that have one.
  private static long groupId(long id, String identifier) {
    return id > 0 ? -id : Long.MIN_VALUE + Integer.toUnsignedLong(identifier.hashCode());
  }

  static List<KnownReviewer> reviewers(List<HarnessModel.Reviewer> reviewers) {
    return reviewers.stream()
        .filter(row -> row.reviewer() != null)
        .map(row ->
            new KnownReviewer(
                row.reviewer().id(),
                Words.person(row.reviewer()),
                Words.decision(row.review_decision())))
        .toList();
  }
}
