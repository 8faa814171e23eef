package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.FirstReads;
import dev.harnessjira.ingestion.domain.FirstReads.FirstRead;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what a first read told and how far it is, both in one transaction. */
@Service
public class KeepFirstReads {

  private final CoverageWrites writes;
  private final FirstReads firstReads;
  private final KnownCode code;
  private final KeepPullRequests keepPullRequests;
  private final Homes homes;
  private final Announcements announcements;
  private final KeepChanges changes;
  private final PlacesThatCount places;
  private final WorkToDo work;

  KeepFirstReads(
      CoverageWrites writes,
      FirstReads firstReads,
      KnownCode code,
      KeepPullRequests keepPullRequests,
      Homes homes,
      Announcements announcements,
      KeepChanges changes,
      PlacesThatCount places,
      WorkToDo work) {
    this.writes = writes;
    this.firstReads = firstReads;
    this.code = code;
    this.keepPullRequests = keepPullRequests;
    this.homes = homes;
    this.announcements = announcements;
    this.changes = changes;
    this.places = places;
    this.work = work;
  }

  void repositories(Place place, List<KnownRepository> page, boolean more) {
    progress(
        place,
        coverage -> page.forEach(repository -> code.repositories().save(place, repository, null)),
        state -> state.onPage(more ? state.repositoryPage() + 1 : 0));
  }

  /** Those of a page that were not read yet. */
  List<Listed> unread(Place place, List<Listed> page) {
    return writes
        .write(
            place,
            coverage ->
                page.stream().filter(listed -> !isRead(place, listed.pullRequest())).toList())
        .orElse(List.of());
  }

  private boolean isRead(Place place, ReadPullRequest listed) {
    return code.pullRequests()
        .find(place, listed.facts().ref())
        .filter(KnownPullRequest::inFirstRead)
        .isPresent();
  }

  /** Moves the cursor without reading. */
  void cursor(Place place, @Nullable Long before) {
    progress(place, coverage -> {}, state -> state.before(before));
  }

  /** {@code read} is null when Harness did not answer for this one: folding asks again. */
  void pullRequest(Place place, Listed listed, @Nullable ReadPullRequest read) {
    progress(
        place,
        coverage -> keep(coverage, listed, read),
        state ->
            state.past(
                listed.pullRequest().updated(),
                !places.in(place).keys(listed.pullRequest().facts()).isEmpty()));
  }

  void done(Place place) {
    progress(place, coverage -> changes.start(place), FirstRead::done);
  }

  void failed(Place place, String problem, boolean heldUp) {
    progress(place, coverage -> {}, state -> state.failed(problem, heldUp));
  }

  private void progress(Place place, Consumer<Coverage> step, UnaryOperator<FirstRead> next) {
    writes.run(
        place,
        coverage -> {
          step.accept(coverage);
          firstReads.find(place).ifPresent(state -> firstReads.save(place, next.apply(state)));
        });
  }

  private void keep(Coverage coverage, Listed listed, @Nullable ReadPullRequest read) {
    var place = Place.of(coverage);
    var ref = listed.pullRequest().facts().ref();
    var began = firstReads.find(place).map(FirstRead::began).orElse(Instant.EPOCH);
    code.repositories().save(place, listed.repository(), null);
    var known = code.pullRequests().find(place, ref).orElse(null);
    if (known == null && read == null) {
      code.pullRequests().save(place, withoutDetails(coverage, listed.pullRequest(), began));
      work.due(WorkToDo.FOLD, place);
    } else if (read != null && !isNewer(known, read)) {
      replace(coverage, known, read, began);
    }
    code.pullRequests()
        .find(place, ref)
        .ifPresent(now -> code.pullRequests().save(place, now.countedInFirstRead()));
  }

  private static boolean isNewer(@Nullable KnownPullRequest known, ReadPullRequest read) {
    return known != null && (known.freshness().stale() || known.knowsMoreThan(read.updated()));
  }

  private void replace(
      Coverage coverage, @Nullable KnownPullRequest known, ReadPullRequest read, Instant began) {
    var notice = known == null ? 0 : known.freshness().notice();
    var cause = new Freshness(notice, notice, notice, began, Cause.BACKFILL, 0, null);
    var place = Place.of(coverage);
    var changes = new Changes();
    var unsettled = keepPullRequests.replace(changes, coverage, known, read, cause);
    announcements.publish(place, changes, cause);
    if (unsettled) {
      code.pullRequests()
          .find(place, read.facts().ref())
          .ifPresent(now -> work.due(WorkToDo.FOLD, place.at(now.home().coverage())));
    }
  }

  private KnownPullRequest withoutDetails(
      Coverage coverage, ReadPullRequest listed, Instant began) {
    return KnownPullRequest.listed(
        listed.facts(),
        homes.of(coverage, listed.facts(), null, null),
        Instant.ofEpochMilli(listed.updated()),
        Freshness.unread(began).noticed(began, Cause.BACKFILL));
  }
}
