package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.linking.Snapshot;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.Set;

/** What is known around entities, in few statements however many they are. */
public interface Snapshots {

  /** Joins the current transaction or makes its own. */
  Snapshot around(Place place, Set<EntityRef> entities);

  /** Only the repository. */
  Snapshot of(Place place, long repository);
}
