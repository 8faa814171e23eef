package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.domain.Deliveries;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.reading.HarnessReads.Listed;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes those pull requests of a list stale that changed since they were read, and keeps what the
 * list shows of them as provisional.
 */
@Service
public class MarkListed {

  private final PullRequests pullRequests;
  private final Deliveries deliveries;
  private final TakeNotice notices;
  private final Homes homes;
  private final WorkToDo work;
  private final Clock clock;

  MarkListed(
      PullRequests pullRequests,
      Deliveries deliveries,
      TakeNotice notices,
      Homes homes,
      WorkToDo work,
      Clock clock) {
    this.pullRequests = pullRequests;
    this.deliveries = deliveries;
    this.notices = notices;
    this.homes = homes;
    this.work = work;
    this.clock = clock;
  }

  /** Whether any was marked, and how many of those no delivery had told of. */
  record Marked(boolean any, long untold) {}

  /** Inside a write for the coverage. */
  Marked mark(Coverage coverage, ChangeCursor cursor, List<Listed> page) {
    var place = Place.of(coverage);
    var changed = page.stream().filter(listed -> isChanged(place, cursor, listed)).toList();
    if (changed.isEmpty()) {
      return new Marked(false, 0);
    }
    var untold = changed.stream().filter(listed -> !isStale(place, listed)).count();
    changed.forEach(listed -> mark(coverage, listed, clock.instant()));
    work.due(WorkToDo.FOLD, place);
    return new Marked(true, mayBeTold(place) ? 0 : untold);
  }

  /** What waits to be folded may tell of it. */
  private boolean mayBeTold(Place place) {
    return deliveries.counts(place.site(), Set.of(place.coverage())).waiting() > 0;
  }

  private @Nullable KnownPullRequest known(Place place, Listed listed) {
    return pullRequests.find(place, listed.pullRequest().facts().ref()).orElse(null);
  }

  private boolean isStale(Place place, Listed listed) {
    var known = known(place, listed);
    return known != null && known.freshness().stale();
  }

  // A read of one that is stale may be under way and have begun before this change, unless an
  // earlier list has shown it: so it is marked once more, and never again for the same change.
  private boolean isChanged(Place place, ChangeCursor cursor, Listed listed) {
    var known = known(place, listed);
    var updated = listed.pullRequest().updated();
    if (known == null) {
      return true;
    }
    return known.freshness().stale()
        ? cursor.isBeyond(updated)
        : known.read() == null || known.read().updated() < updated;
  }

  private void mark(Coverage coverage, Listed listed, Instant at) {
    var place = Place.of(coverage);
    var facts = listed.pullRequest().facts();
    var changed = Instant.ofEpochMilli(listed.pullRequest().updated());
    notices.listed(place, listed.repository(), at);
    var older = known(place, listed);
    var next =
        older == null
            ? KnownPullRequest.listed(
                facts, homes.of(coverage, facts, null, null), changed, Freshness.unread(at))
            : older.listed(facts, changed);
    pullRequests.save(place, next.with(next.freshness().noticed(at, Cause.CHANGE_CURSOR)));
  }
}
