package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.reading.Notice;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes a notice of a pull request. */
@Service
class TakePullRequestNotice {

  private final KnownCode code;
  private final Homes homes;
  private final WorkToDo work;

  TakePullRequestNotice(KnownCode code, Homes homes, WorkToDo work) {
    this.code = code;
    this.homes = homes;
    this.work = work;
  }

  void take(Coverage coverage, Notice.OfPullRequest notice, Instant at) {
    var place = Place.of(coverage);
    var older = code.pullRequests().find(place, notice.facts().ref()).orElse(null);
    var home = homes.of(coverage, notice.facts(), notice.source(), older);
    var next = provisional(older, notice, home, at);
    keepSource(place.at(home.coverage()), home, notice);
    var known = keepCommits(place, home, notice) ? next.withoutRange() : next;
    code.pullRequests().save(place, known.with(known.freshness().noticed(at, Cause.WEBHOOK)));
    keepBranch(place, home, notice, at);
  }

  private static KnownPullRequest provisional(
      @Nullable KnownPullRequest older, Notice.OfPullRequest notice, Home home, Instant at) {
    var source = notice.source();
    var sourceUrl = notice.facts().fromFork() && source != null ? source.url() : null;
    if (older == null) {
      var reviewers = reviewers(List.of(), notice);
      return new KnownPullRequest(
          notice.facts(), home, sourceUrl, reviewers, at, null, Freshness.unread(at));
    }
    return new KnownPullRequest(
        notice.facts().over(older.facts()),
        home,
        sourceUrl == null ? older.sourceUrl() : sourceUrl,
        reviewers(older.reviewers(), notice),
        at.isAfter(older.updated()) ? at : older.updated(),
        older.read(),
        older.freshness());
  }

  private static List<KnownReviewer> reviewers(
      List<KnownReviewer> known, Notice.OfPullRequest notice) {
    var review = notice.review();
    if (review == null || isAuthor(notice.facts(), review)) {
      return known;
    }
    List<KnownReviewer> reviewers = new ArrayList<>(known);
    reviewers.removeIf(reviewer -> reviewer.principal() == review.principal());
    reviewers.add(review.over(find(known, review.principal())));
    return reviewers;
  }

  private static boolean isAuthor(PullRequestFacts facts, KnownReviewer reviewer) {
    return facts.author() != null && facts.author().principal() == reviewer.principal();
  }

  private static @Nullable KnownReviewer find(List<KnownReviewer> known, long principal) {
    return known.stream()
        .filter(reviewer -> reviewer.principal() == principal)
        .findFirst()
        .orElse(null);
  }

  /** A covered fork is listed among the repositories, whether it told of itself or not. */
  private void keepSource(Place place, Home home, Notice.OfPullRequest notice) {
    KnownRepository source = notice.source();
    if (source != null && source.id() == home.repository()) {
      code.repositories().save(place, source, null);
    }
  }

  // What is told may be a part, or be long past: it is added, and the read says what is contained.
  private boolean keepCommits(Place place, Home home, Notice.OfPullRequest notice) {
    var ref = notice.facts().ref();
    code.commits().save(place.at(home.coverage()), home.repository(), notice.commits());
    var before = code.pullRequests().commits(place, ref);
    var hashes = new LinkedHashSet<>(notice.commits().stream().map(KnownCommit::sha).toList());
    var added = !before.containsAll(hashes);
    if (added) {
      hashes.addAll(before);
      code.pullRequests()
          .contains(place, ref, hashes.stream().limit(ReadPullRequest.MOST_COMMITS).toList());
    }
    return added;
  }

  /** A branch that nobody told of is there while its pull request is open, for all one knows. */
  private void keepBranch(Place place, Home home, Notice.OfPullRequest notice, Instant at) {
    var there = place.at(home.coverage());
    var head = notice.head();
    var facts = notice.facts();
    if (head == null
        || !facts.open()
        || code.branches().find(there, home.branchRef()).isPresent()) {
      return;
    }
    var branch =
        KnownBranch.unknown(
            home.branchRef(),
            origin(home, facts, notice.source()),
            Freshness.unread(at).noticed(at, Cause.WEBHOOK));
    code.branches().save(there, branch.at(head, null));
    work.foldElsewhere(place, there);
  }

  static Origin origin(Home home, PullRequestFacts facts, @Nullable KnownRepository source) {
    var repository = facts.sourceRepository();
    return repository == null || repository == home.repository()
        ? Origin.of(home.branchRef())
        : new Origin(repository, facts.sourceBranch(), source == null ? null : source.url());
  }
}
