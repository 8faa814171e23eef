package dev.harnessjira.ingestion.domain.intake;

import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stored deliveries of a coverage, oldest first; each call joins the current transaction of the
 * site.
 */
public interface Deliveries {

  /** Those that nobody has folded yet, locked, in order of arrival. */
  List<Stored> unfolded(SiteId site, CoverageId coverage, int most);

  /** Says what became of them; they are not handed out again. */
  void folded(SiteId site, CoverageId coverage, List<Long> ids, Fate fate);

  Counts counts(SiteId site, Set<CoverageId> coverages);

  /** The counts of each of the coverages that has any. */
  Map<CoverageId, Counts> countsOfEach(SiteId site, Set<CoverageId> coverages);

  /** A delivery as it came. */
  record Stored(long id, Instant receivedAt, byte[] body) {}

  /** What became of a delivery. */
  enum Fate {
    UNDERSTOOD,
    /** Its trigger is not known. */
    IGNORED,
    UNREADABLE
  }

  /** When the last one came and how many wait, had an unknown trigger or could not be read. */
  record Counts(@Nullable Instant lastEvent, long waiting, long ignored, long unreadable) {

    public static final Counts NONE = new Counts(null, 0, 0, 0);

    public Counts and(Counts other) {
      var last = other.lastEvent;
      return new Counts(
          lastEvent == null || (last != null && last.isAfter(lastEvent)) ? last : lastEvent,
          waiting + other.waiting,
          ignored + other.ignored,
          unreadable + other.unreadable);
    }
  }
}
