package dev.harnessjira.ingestion.domain.leaving;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import java.util.Map;
import java.util.Set;

/** Forgets what is known of a coverage that has ended; joins the current transaction. */
public interface Forgetting {

  /**
   * What a batch did: whether something is left, and what of other coverages had keys from pull
   * requests that are forgotten now.
   */
  record Batch(boolean more, Map<CoverageId, Set<EntityRef>> affected) {}

  /** Forgets some, at most so many rows of a kind. */
  Batch forget(Place place, int most);
}
