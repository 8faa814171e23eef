package dev.harnessjira.ingestion.application.reading;

import dev.harnessjira.ingestion.application.keeping.KeepBranches;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Known;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Where;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Picks what is to be read next; pull requests first, because they tell of their branches, too,
 * unless so many wait that branches would wait for minutes.
 */
@Service
class PickStale {

  /** Read in a row before deliveries are looked at again. */
  private static final int MOST = 10;

  private final Staleness staleness;
  private final Pauses pauses;
  private final Repositories repositories;
  private final KeepBranches branches;
  private final Clock clock;

  PickStale(
      Staleness staleness,
      Pauses pauses,
      Repositories repositories,
      KeepBranches branches,
      Clock clock) {
    this.staleness = staleness;
    this.pauses = pauses;
    this.repositories = repositories;
    this.branches = branches;
    this.clock = clock;
  }

  /** Something to read, as it was when it was picked. */
  public sealed interface Stale {}

  /** {@code branch} is its branch when that is stale, too: both are read and told together. */
  record PickedPullRequest(
      KnownPullRequest pullRequest, Where repository, @Nullable PickedBranch branch)
      implements Stale {

    long number() {
      return pullRequest.ref().number();
    }

    Known known() {
      var read = pullRequest.read();
      return read == null ? Known.NOTHING : new Known(read.range(), read.landed());
    }
  }

  record PickedBranch(KnownBranch branch, Where repository, @Nullable String defaultBranch)
      implements Stale {

    String name() {
      return branch.origin().name();
    }
  }

  /** What to read, or when it may be. */
  record Picked(List<Stale> stale, @Nullable Instant pausedUntil, @Nullable Instant next) {

    boolean isEmpty() {
      return stale.isEmpty();
    }
  }

  @Transactional
  public Picked pick(Place place) {
    var now = clock.instant();
    var next = staleness.next(place, now);
    var paused =
        pauses.find(place).map(Pause::until).filter(until -> until.isAfter(now)).orElse(null);
    if (next == null || paused != null) {
      return new Picked(List.of(), next == null ? null : paused, next);
    }
    return new Picked(stale(place, now), null, next);
  }

  // When much waits, after an outage, whether a branch is there counts for more than the details of
  // pull requests, whose titles and states are told already; one of those goes along each time.
  private List<Stale> stale(Place place, Instant now) {
    var pullRequests = staleness.pullRequests(place, now, MOST);
    var muchWaits = pullRequests.size() == MOST;
    var branches =
        pullRequests.isEmpty() || muchWaits
            ? staleness.branches(place, now, MOST - 1)
            : List.<KnownBranch>of();
    List<Stale> stale = new ArrayList<>();
    branches.forEach(known -> stale.add(picked(place, known)));
    pullRequests.stream()
        .limit(branches.isEmpty() ? MOST : 1)
        .forEach(known -> stale.add(picked(place, known)));
    return stale;
  }

  private PickedPullRequest picked(Place place, KnownPullRequest known) {
    var id = known.ref().repository();
    var path = repositories.find(place, id).map(KnownRepository::path).orElse(null);
    return new PickedPullRequest(known, new Where(id, path), staleBranch(place, known));
  }

  private @Nullable PickedBranch staleBranch(Place place, KnownPullRequest known) {
    if (!known.home().coverage().equals(place.coverage())) {
      return null;
    }
    return branches
        .of(place, known)
        .filter(branch -> branch.freshness().stale())
        .map(branch -> picked(place, branch))
        .orElse(null);
  }

  /** Of a fork that is not covered nothing but the id is kept. */
  private PickedBranch picked(Place place, KnownBranch known) {
    var id = known.origin().repository();
    var repository = repositories.find(place, id);
    return new PickedBranch(
        known,
        new Where(id, repository.map(KnownRepository::path).orElse(null)),
        repository.map(KnownRepository::defaultBranch).orElse(null));
  }
}
