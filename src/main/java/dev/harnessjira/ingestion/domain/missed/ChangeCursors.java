package dev.harnessjira.ingestion.domain.missed;

import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The change cursors of coverages; each call joins the current transaction of the site. */
public interface ChangeCursors {

  /** Keeps one, unless there is one. */
  void begin(Place place, ChangeCursor cursor);

  /** Locks it until the end of the transaction. */
  Optional<ChangeCursor> find(Place place);

  void save(Place place, ChangeCursor cursor);

  /** Those of the coverages, locked in one order until the end of the transaction. */
  Map<CoverageId, ChangeCursor> find(SiteId site, Set<CoverageId> coverages);

  /** When each of the coverages was looked at last, and what is in the way. */
  Map<CoverageId, Outlook> outlooks(SiteId site, Set<CoverageId> coverages);

  /** {@code looked} is null when it was never looked at. */
  record Outlook(@Nullable Instant looked, @Nullable String problem) {}

  /** How many changes the cursors of the coverages found before any delivery told of them. */
  default long untold(SiteId site, Set<CoverageId> coverages) {
    return untoldOfEach(site, coverages).values().stream().mapToLong(Long::longValue).sum();
  }

  /** The same, by coverage. */
  Map<CoverageId, Long> untoldOfEach(SiteId site, Set<CoverageId> coverages);
}
