package dev.harnessjira.ingestion.adapter.harness;

import dev.harnessjira.harness.HarnessModel;
import dev.harnessjira.harness.WebhookBody.PullReqInfo;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Range;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.List;
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
