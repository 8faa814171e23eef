package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.ingestion.application.following.FollowGroup.Followed;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says which coverages are looked at together, and keeps others from looking at them meanwhile. */
@Service
class LeaseCursors {

  /** So long a look takes at the most; whoever died in one is not waited for longer. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  private final ChangeCursors cursors;
  private final Pauses pauses;
  private final ConnectionDirectory connections;
  private final Clock clock;

  LeaseCursors(ChangeCursors cursors, Pauses pauses, ConnectionDirectory connections, Clock clock) {
    this.cursors = cursors;
    this.pauses = pauses;
    this.connections = connections;
    this.clock = clock;
  }

  /**
   * The group of a coverage, or null when somebody else looks at it just now, or it is too early.
   */
  @Transactional
  public @Nullable FollowGroup lease(Place place, List<Coverage> companions) {
    var ids = companions.stream().map(Coverage::id).collect(Collectors.toSet());
    return leased(place, companions, cursors.find(place.site(), ids));
  }

  private @Nullable FollowGroup leased(
      Place place, List<Coverage> companions, Map<CoverageId, ChangeCursor> all) {
    var now = clock.instant();
    var own = all.get(place.coverage());
    if (own == null || !isFree(own, now) || restsLonger(own, now)) {
      return null;
    }
    List<Followed> group = new ArrayList<>();
    for (var coverage : companions) {
      var cursor = all.get(coverage.id());
      if (cursor != null && goesAlong(place, own, coverage, cursor, now)) {
        cursors.save(place.at(coverage.id()), cursor.leased(now.plus(LEASE)));
        group.add(new Followed(coverage, cursor, webhooks(coverage)));
      }
    }
    return new FollowGroup(group);
  }

  private boolean goesAlong(
      Place place, ChangeCursor own, Coverage coverage, ChangeCursor cursor, Instant now) {
    return coverage.id().equals(place.coverage())
        || (!own.isAlone(now)
            && !cursor.isAlone(now)
            && isFree(cursor, now)
            && own.goesWith(cursor)
            && pausedUntil(place.at(coverage.id()), now) == null);
  }

  private static boolean isFree(ChangeCursor cursor, Instant now) {
    return cursor.nextAt() != null && !cursor.isLeased(now);
  }

  private static boolean restsLonger(ChangeCursor cursor, Instant now) {
    return cursor.nextAt() != null && cursor.nextAt().isAfter(now);
  }

  private boolean webhooks(Coverage coverage) {
    return connections.options(coverage.site(), coverage.connection()).webhooks();
  }

  private @Nullable Instant pausedUntil(Place place, Instant now) {
    return pauses.find(place).map(Pause::until).filter(until -> until.isAfter(now)).orElse(null);
  }
}
