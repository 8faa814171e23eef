package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Optional;
import java.util.Set;

/** The change cursors of coverages; each call joins the current transaction of the site. */
public interface ChangeCursors {

  /** Keeps one, unless there is one. */
  void begin(Place place, ChangeCursor cursor);

  /** Locks it until the end of the transaction. */
  Optional<ChangeCursor> find(Place place);

  void save(Place place, ChangeCursor cursor);

  /** How many changes the cursors of the coverages found before any delivery told of them. */
  long untold(SiteId site, Set<CoverageId> coverages);
}
