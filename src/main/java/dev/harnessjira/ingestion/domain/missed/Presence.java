package dev.harnessjira.ingestion.domain.missed;

import java.time.Instant;
import java.util.Optional;

/** When any instance was last here, with the database; joins the current transaction. */
public interface Presence {

  /** An instance is here now; returns when the last one said so. */
  Optional<Instant> beat(Instant now);
}
