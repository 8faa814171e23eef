package dev.harnessjira.ingestion.domain.state;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.CoverageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as far as it is known. {@code sourceUrl} is the page of the repository it comes
 * from, when that is a fork; {@code read} is null while only deliveries told of it.
 */
public record KnownPullRequest(
    PullRequestFacts facts,
    Home home,
    @Nullable String sourceUrl,
    List<KnownReviewer> reviewers,
    Instant updated,
    @Nullable LastRead read,
    Freshness freshness) {

  /**
   * What the last read that counted said: Harness's time of the last change in milliseconds, the
   * comments, which commits it contained ({@code base..head}), and the last commit that its merge
   * landed on the target, null when that is not known.
   */
  public record LastRead(
      long updated, int comments, @Nullable String range, @Nullable String landed) {}

  /** One that nothing is known of but what a list shows. */
  public static KnownPullRequest listed(
      PullRequestFacts facts, Home home, Instant updated, Freshness freshness) {
    return new KnownPullRequest(facts, home, null, List.of(), updated, null, freshness);
  }

  /** One that nobody told of and somebody wants to be read. */
  public static KnownPullRequest askedFor(
      CoverageId coverage, EntityRef.PullRequest ref, Instant at, Freshness freshness) {
    var nothing =
        new PullRequestFacts(ref, null, null, null, false, null, ref.repository(), "", "", null);
    return listed(nothing, new Home(coverage, ref.repository(), ""), at, freshness);
  }

  /** Whether nobody ever told of it. */
  public boolean isOnlyAskedFor() {
    return read == null && facts.stage() == null && facts.sourceBranch().isEmpty();
  }

  /** A list shows it as it is now, but for its reviewers and commits. */
  public KnownPullRequest listed(PullRequestFacts shown, Instant changed) {
    return new KnownPullRequest(
        shown.over(facts),
        home,
        sourceUrl,
        reviewers,
        changed.isAfter(updated) ? changed : updated,
        read,
        freshness);
  }

  public EntityRef.PullRequest ref() {
    return facts.ref();
  }

  public int comments() {
    return read == null ? 0 : read.comments();
  }

  public boolean knowsMoreThan(long otherUpdated) {
    return read != null && read.updated() > otherUpdated;
  }

  /** Whether it is known which commits it contained at the last read. */
  public boolean knowsRange() {
    return read != null && read.range() != null;
  }

  /** Whether the commit is one of the two ends of what it contained at the last read. */
  public boolean isEnd(String sha) {
    var range = read == null ? null : read.range();
    return range != null && (range.startsWith(sha + "..") || range.endsWith(".." + sha));
  }

  public KnownPullRequest with(Freshness other) {
    return new KnownPullRequest(facts, home, sourceUrl, reviewers, updated, read, other);
  }

  /** Which commits it contains is to be read anew. */
  public KnownPullRequest withoutRange() {
    var known =
        read == null ? null : new LastRead(read.updated(), read.comments(), null, read.landed());
    return new KnownPullRequest(facts, home, sourceUrl, reviewers, updated, known, freshness);
  }
}
