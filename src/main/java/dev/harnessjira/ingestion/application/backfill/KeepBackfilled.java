package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.keeping.Homes;
import dev.harnessjira.ingestion.application.keeping.KeepPullRequests;
import dev.harnessjira.ingestion.application.keeping.TakeNotice;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps pull requests and commits that a backfill read, inside a write for the coverage. What a
 * delivery told of meanwhile is left to folding: live goes first.
 */
@Service
class KeepBackfilled {

  private final KnownCode code;
  private final TakeNotice notices;
  private final Homes homes;
  private final KeepPullRequests pullRequests;
  private final Announcements announcements;
  private final WorkToDo work;

  KeepBackfilled(
      KnownCode code,
      TakeNotice notices,
      Homes homes,
      KeepPullRequests pullRequests,
      Announcements announcements,
      WorkToDo work) {
    this.code = code;
    this.notices = notices;
    this.homes = homes;
    this.pullRequests = pullRequests;
    this.announcements = announcements;
    this.work = work;
  }

  /** What is known is older than what the list shows, or nothing is and an issue is named. */
  boolean isWanted(Place place, BackfillWorth worth, Listed listed) {
    var shown = listed.pullRequest();
    return code.pullRequests()
        .find(place, shown.facts().ref())
        .map(known -> isOlder(known, shown))
        .orElseGet(() -> worth.isWorth(shown.facts()));
  }

  private static boolean isOlder(KnownPullRequest known, ReadPullRequest shown) {
    var read = known.read();
    return !known.freshness().stale() && (read == null || read.updated() < shown.updated());
  }

  /** {@code read} is null when Harness did not answer for this one: folding asks again. */
  void keep(Coverage coverage, Listed listed, @Nullable ReadPullRequest read, Instant began) {
    var place = Place.of(coverage);
    var known = code.pullRequests().find(place, listed.pullRequest().facts().ref()).orElse(null);
    notices.listed(place, listed.repository(), began);
    if (read == null) {
      unread(coverage, listed.pullRequest(), known, began);
    } else if (known == null || !isNewer(known, read)) {
      replace(coverage, known, read, began);
    }
  }

  private static boolean isNewer(KnownPullRequest known, ReadPullRequest read) {
    return known.freshness().stale() || known.knowsMoreThan(read.updated());
  }

  private void unread(
      Coverage coverage, ReadPullRequest listed, @Nullable KnownPullRequest known, Instant began) {
    var place = Place.of(coverage);
    var changed = Instant.ofEpochMilli(listed.updated());
    var next =
        known == null
            ? KnownPullRequest.listed(
                listed.facts(),
                homes.of(coverage, listed.facts(), null, null),
                changed,
                Freshness.unread(began))
            : known.listed(listed.facts(), changed);
    code.pullRequests().save(place, next.with(next.freshness().noticed(began, Cause.BACKFILL)));
    work.due(WorkToDo.FOLD, place);
  }

  private void replace(
      Coverage coverage, @Nullable KnownPullRequest known, ReadPullRequest read, Instant began) {
    var place = Place.of(coverage);
    var cause = cause(known == null ? 0 : known.freshness().notice(), began);
    var changes = new Changes();
    var unsettled = pullRequests.replace(changes, coverage, known, read, cause);
    announcements.publish(place, changes, cause);
    if (unsettled) {
      code.pullRequests()
          .find(place, read.facts().ref())
          .ifPresent(now -> work.due(WorkToDo.FOLD, place.at(now.home().coverage())));
    }
  }

  private static Freshness cause(long notice, Instant began) {
    return new Freshness(notice, notice, notice, began, Cause.BACKFILL, 0, null);
  }

  /** Commits of the default branch that name an issue; returns how many were not known. */
  int commits(Place place, long repository, List<KnownCommit> naming, Instant began) {
    var unknown =
        naming.stream()
            .filter(commit -> !code.commits().isKnown(place, repository, commit.sha()))
            .toList();
    if (!unknown.isEmpty()) {
      var changes = new Changes();
      code.commits().save(place, repository, unknown);
      unknown.forEach(
          commit -> changes.add(place.coverage(), new EntityRef.Commit(repository, commit.sha())));
      announcements.publish(place, changes, cause(0, began));
    }
    return unknown.size();
  }
}
