package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.CoverageBorders;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
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
  private final CoverageBorders borders;
  private final WorkToDo work;
  private final Clock clock;

  MarkListed(
      PullRequests pullRequests,
      Deliveries deliveries,
      TakeNotice notices,
      Homes homes,
      CoverageBorders borders,
      WorkToDo work,
      Clock clock) {
    this.pullRequests = pullRequests;
    this.deliveries = deliveries;
    this.notices = notices;
    this.homes = homes;
    this.borders = borders;
    this.work = work;
    this.clock = clock;
  }

  /**
   * Whether any was marked, how many of those no delivery had told of, and of how many of these a
   * webhook should have.
   */
  public record Marked(boolean any, long untold, long missed) {

    static final Marked NOTHING = new Marked(false, 0, 0);
  }

  /** Inside a write for the coverage. */
  public Marked mark(Coverage coverage, ChangeCursor cursor, List<Listed> page) {
    var place = Place.of(coverage);
    var changed =
        page.stream()
            .filter(listed -> isOwn(coverage, listed))
            .filter(listed -> listed.pullRequest().updated() > cursor.after())
            .filter(listed -> isChanged(place, cursor, listed))
            .filter(listed -> borders.admits(coverage, listed.repository()))
            .toList();
    if (changed.isEmpty()) {
      return Marked.NOTHING;
    }
    var untold = changed.stream().filter(listed -> !isStale(place, listed)).toList();
    var missed = untold.stream().filter(listed -> isMissed(place, cursor, listed)).count();
    changed.forEach(listed -> stale(coverage, listed, Cause.CHANGE_CURSOR));
    work.due(WorkToDo.FOLD, place);
    return mayBeTold(place) ? new Marked(true, 0, 0) : new Marked(true, untold.size(), missed);
  }

  // Of one that is not known and was opened long ago nobody knows what changed.
  private boolean isMissed(Place place, ChangeCursor cursor, Listed listed) {
    var known = known(place, listed);
    return known == null
        ? listed.opened() > cursor.after()
        : known.facts().differsTellingly(listed.pullRequest().facts())
            || isPushed(place, known, listed.pullRequest().range().head());
  }

  // A push back to an earlier commit is told by no webhook.
  private boolean isPushed(Place place, KnownPullRequest known, @Nullable String head) {
    return head != null
        && known.knowsRange()
        && !known.isEnd(head)
        && !pullRequests.commits(place, known.ref()).contains(head);
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

  private static boolean isOwn(Coverage coverage, Listed listed) {
    return CoverageBorders.covers(coverage, listed.repository().path());
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

  /** Inside a write: marks those that belong to the coverage; returns how many. */
  public long stale(Coverage coverage, List<Listed> differing, Cause cause) {
    var own =
        differing.stream().filter(listed -> borders.admits(coverage, listed.repository())).toList();
    own.forEach(listed -> stale(coverage, listed, cause));
    foldUnless(own.isEmpty(), Place.of(coverage));
    return own.size();
  }

  /** Inside a write: they are to be read, though no list shows them. */
  public void stale(Place place, List<KnownPullRequest> unlisted, Cause cause) {
    var at = clock.instant();
    unlisted.forEach(
        known -> pullRequests.save(place, known.with(known.freshness().noticed(at, cause))));
    foldUnless(unlisted.isEmpty(), place);
  }

  private void foldUnless(boolean none, Place place) {
    if (!none) {
      work.due(WorkToDo.FOLD, place);
    }
  }

  // It is to be read, and known until then as the list shows it.
  private void stale(Coverage coverage, Listed listed, Cause cause) {
    var at = clock.instant();
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
    pullRequests.save(place, next.with(next.freshness().noticed(at, cause)));
  }
}
