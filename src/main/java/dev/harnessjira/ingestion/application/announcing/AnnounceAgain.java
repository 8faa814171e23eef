package dev.harnessjira.ingestion.application.announcing;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.Reannouncements.Reannouncement;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Announces all that is known of a coverage, or of one of its repositories, again: something else
 * than the entities themselves changed what Jira should hold of them, as their repository's address
 * does, or which places count.
 */
@Service
public class AnnounceAgain {

  private static final int PAGE = 200;

  private final CoverageWrites writes;
  private final Reannouncements reannouncements;
  private final WorkToDo work;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  AnnounceAgain(
      CoverageWrites writes,
      Reannouncements reannouncements,
      WorkToDo work,
      ApplicationEventPublisher events,
      Clock clock) {
    this.writes = writes;
    this.reannouncements = reannouncements;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  /** Inside a transaction of the site: soon announces all of the coverage. */
  public void coverage(Place place) {
    repository(place, Reannouncements.ALL);
  }

  /** Inside a transaction of the site: soon announces all of this repository. */
  public void repository(Place place, long repository) {
    reannouncements.begin(place, repository, clock.instant());
    work.due(WorkToDo.ANNOUNCE, place);
  }

  /** Returns when it goes on; null when nothing is left or the coverage has ended. */
  public @Nullable Instant announce(Place place, Instant until) {
    while (clock.instant().isBefore(until)) {
      if (!writes.write(place, coverage -> page(place)).orElse(false)) {
        return null;
      }
    }
    return clock.instant();
  }

  private boolean page(Place place) {
    var next = reannouncements.next(place);
    next.ifPresent(reannouncement -> page(place, reannouncement));
    return next.isPresent();
  }

  private void page(Place place, Reannouncement reannouncement) {
    var page = reannouncements.page(place, reannouncement, PAGE);
    if (page.isEmpty()) {
      reannouncements.end(place, reannouncement);
      return;
    }
    reannouncements.past(place, reannouncement, page.getLast());
    events.publishEvent(
        new DevelopmentChanged(
            place.site(),
            place.coverage(),
            new LinkedHashSet<>(page),
            Cause.BACKFILL,
            reannouncement.since()));
  }
}
