package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.linking.IssueKeys;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a notice: what it is about becomes stale, and what it tells is the provisional state. */
@Service
public class TakeNotice {

  private final KnownCode code;
  private final KeepRepositories repositories;
  private final TakePullRequestNotice pullRequests;
  private final CoverageBorders borders;

  TakeNotice(
      KnownCode code,
      KeepRepositories repositories,
      TakePullRequestNotice pullRequests,
      CoverageBorders borders) {
    this.code = code;
    this.repositories = repositories;
    this.pullRequests = pullRequests;
    this.borders = borders;
  }

  /** Inside a write for the coverage. */
  public void take(Coverage coverage, Notice notice, Instant at) {
    if (!borders.admits(coverage, notice.repository())) {
      return;
    }
    var place = Place.of(coverage);
    repositories.told(place, notice.repository(), at, at);
    switch (notice) {
      case Notice.OfPullRequest pullRequest -> pullRequests.take(coverage, pullRequest, at);
      case Notice.OfBranch branch -> branch(place, branch, at);
    }
  }

  /** Inside a write: a list shows the repository like this. */
  public void listed(Place place, KnownRepository shown, Instant at) {
    repositories.told(place, shown, null, at);
  }

  private void branch(Place place, Notice.OfBranch notice, Instant at) {
    var older = code.branches().find(place, notice.ref()).orElse(null);
    var next = provisional(older, notice, at);
    var kept = notice.commits().stream().filter(commit -> isWorthKeeping(commit, notice)).toList();
    code.commits().save(place, notice.ref().repository(), kept);
    var told = new LinkedHashSet<>(next.told());
    kept.forEach(commit -> told.add(commit.sha()));
    code.branches()
        .save(
            place,
            next.telling(List.copyOf(told)).with(next.freshness().noticed(at, Cause.WEBHOOK)));
    if (notice.repository().isDefault(notice.ref().name())) {
      defaultBranchMoved(place, notice, at);
    }
  }

  // What ended in one of these commits was outside of the default branch, and is not any more.
  private void defaultBranchMoved(Place place, Notice.OfBranch notice, Instant at) {
    var hashes = notice.commits().stream().map(KnownCommit::sha).collect(Collectors.toSet());
    code.branches().at(place, notice.ref().repository(), hashes).stream()
        .filter(other -> !other.equals(notice.ref()))
        .flatMap(other -> code.branches().find(place, other).stream())
        .filter(KnownBranch::exists)
        .forEach(branch -> code.branches().save(place, indirectly(branch, at)));
  }

  // No webhook told of the branch itself.
  private static KnownBranch indirectly(KnownBranch branch, Instant at) {
    return branch.with(branch.freshness().noticed(at, Cause.CHANGE_CURSOR));
  }

  private static boolean isWorthKeeping(KnownCommit commit, Notice.OfBranch notice) {
    return commit.sha().equals(notice.head()) || !IssueKeys.in(commit.message()).isEmpty();
  }

  private static KnownBranch provisional(
      @Nullable KnownBranch older, Notice.OfBranch notice, Instant at) {
    var head = notice.head();
    if (older == null) {
      var unknown =
          KnownBranch.unknown(notice.ref(), Origin.of(notice.ref()), Freshness.unread(at));
      return head == null ? unknown : unknown.at(head, null);
    }
    if (head == null) {
      return older.gone();
    }
    return older.exists() ? older.at(head, older.ahead()) : older;
  }
}
