package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest.Landed;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest.LastRead;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.KnownReviewer;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Author;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Replaces what is known of a pull request by what a read told, and names what that changes. */
@Service
public class KeepPullRequests {

  private final KnownCode code;
  private final Homes homes;
  private final KeepBranches branches;
  private final Announcements announcements;

  KeepPullRequests(
      KnownCode code, Homes homes, KeepBranches branches, Announcements announcements) {
    this.code = code;
    this.homes = homes;
    this.branches = branches;
    this.announcements = announcements;
  }

  /**
   * Inside a write for the coverage; {@code older} is null when nothing was known. Answers whether
   * the branch is still to be read by itself.
   */
  public boolean replace(
      Changes changes,
      Coverage coverage,
      @Nullable KnownPullRequest older,
      ReadPullRequest read,
      Freshness cause) {
    var place = Place.of(coverage);
    if (older != null) {
      announcements.collect(changes, place, older);
    }
    var home = homes.of(coverage, read.facts(), read.source(), older);
    var next = next(older, read, home, cause);
    keepSource(place.at(home.coverage()), home, read.source());
    keepCommits(place, next, read.commits());
    keepLanded(place, next, read.landed());
    code.pullRequests().save(place, next.with(cause.caughtUp()));
    if (older != null) {
      branches.leave(place, older, next);
    }
    var unsettled = branches.keepOf(place, next, read);
    announcements.collect(changes, place, next);
    return unsettled;
  }

  private static KnownPullRequest next(
      @Nullable KnownPullRequest older, ReadPullRequest read, Home home, Freshness cause) {
    var facts = older == null ? read.facts() : read.facts().over(older.facts());
    var source = read.source();
    var olderUrl = older == null ? null : older.sourceUrl();
    return new KnownPullRequest(
        facts,
        home,
        source == null ? olderUrl : source.url(),
        reviewers(older, read.reviewers(), facts.author()),
        Instant.ofEpochMilli(read.updated()),
        new LastRead(
            read.updated(), read.comments(), range(older, read), landed(older, read.landed())),
        cause);
  }

  private static @Nullable String range(@Nullable KnownPullRequest older, ReadPullRequest read) {
    return read.commits() == null && older != null && older.read() != null
        ? older.read().range()
        : read.range().text();
  }

  private static @Nullable String landed(@Nullable KnownPullRequest older, @Nullable Landed read) {
    return read == null && older != null && older.read() != null
        ? older.read().landed()
        : read == null ? null : read.sha();
  }

  private static List<KnownReviewer> reviewers(
      @Nullable KnownPullRequest older, List<KnownReviewer> read, @Nullable Author author) {
    var known = older == null ? List.<KnownReviewer>of() : older.reviewers();
    Map<Long, KnownReviewer> before =
        known.stream()
            .collect(Collectors.toMap(KnownReviewer::principal, Function.identity(), (a, b) -> b));
    return read.stream()
        .filter(reviewer -> author == null || author.principal() != reviewer.principal())
        .map(reviewer -> reviewer.over(before.get(reviewer.principal())))
        .toList();
  }

  private void keepSource(Place there, Home home, @Nullable KnownRepository source) {
    if (source != null && source.id() == home.repository()) {
      code.repositories().save(there, source, null);
    }
  }

  /** They are in the target repository, wherever the pull request comes from. */
  private void keepLanded(Place place, KnownPullRequest pullRequest, @Nullable Landed read) {
    if (read != null) {
      var ref = pullRequest.ref();
      code.commits().save(place, ref.repository(), read.commits());
      code.pullRequests().land(place, ref, read.commits().stream().map(KnownCommit::sha).toList());
    }
  }

  private void keepCommits(
      Place place, KnownPullRequest pullRequest, @Nullable List<KnownCommit> read) {
    if (read != null) {
      var home = pullRequest.home();
      code.commits().save(place.at(home.coverage()), home.repository(), read);
      code.pullRequests()
          .contains(place, pullRequest.ref(), read.stream().map(KnownCommit::sha).toList());
    }
  }
}
