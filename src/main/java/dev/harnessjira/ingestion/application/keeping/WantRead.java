package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Makes stale what a person wants to have read from Harness now. */
@Service
public class WantRead {

  private final CoverageWrites writes;
  private final KnownCode code;
  private final Snapshots snapshots;
  private final WorkToDo work;
  private final Clock clock;

  WantRead(CoverageWrites writes, KnownCode code, Snapshots snapshots, WorkToDo work, Clock clock) {
    this.writes = writes;
    this.code = code;
    this.snapshots = snapshots;
    this.work = work;
    this.clock = clock;
  }

  /** Inside a transaction of the site; false when it cannot be read. */
  public boolean of(Place place, EntityRef entity) {
    var wanted = writes.write(place, coverage -> want(place, entity)).orElse(false);
    if (wanted) {
      work.due(WorkToDo.FOLD, place);
    }
    return wanted;
  }

  private boolean want(Place place, EntityRef entity) {
    var now = clock.instant();
    return switch (entity) {
      case EntityRef.PullRequest pull -> pullRequest(place, pull, now);
      case EntityRef.Branch branch -> branch(place, branch, now);
      case EntityRef.Commit commit -> commit(place, commit, now);
    };
  }

  private boolean pullRequest(Place place, EntityRef.PullRequest ref, Instant now) {
    var known = code.pullRequests().find(place, ref);
    if (known.isEmpty() && code.repositories().find(place, ref.repository()).isEmpty()) {
      return false;
    }
    var wanted =
        known.orElseGet(
            () -> KnownPullRequest.askedFor(place.coverage(), ref, now, Freshness.unread(now)));
    code.pullRequests().save(place, wanted.with(wanted.freshness().wanted(now)));
    return true;
  }

  private boolean branch(Place place, EntityRef.Branch ref, Instant now) {
    var known = code.branches().find(place, ref);
    known.ifPresent(
        branch -> code.branches().save(place, branch.with(branch.freshness().wanted(now))));
    return known.isPresent();
  }

  // What a commit has from others are the keys of the pull requests that contain it.
  private boolean commit(Place place, EntityRef.Commit ref, Instant now) {
    return snapshots.around(place, Set.of(ref)).containingRefs(ref).stream()
            .filter(pull -> code.pullRequests().find(place, pull).isPresent())
            .filter(pull -> pullRequest(place, pull, now))
            .count()
        > 0;
  }
}
