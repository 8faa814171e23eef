package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.Optional;

/**
 * Coverages for which Harness is not asked for a while, because it could not answer; each call
 * joins the current transaction of the site.
 */
public interface Pauses {

  /** Waits until nobody else writes for the coverage, and keeps others waiting until the end. */
  void lock(Place place);

  Optional<Pause> find(Place place);

  void save(Place place, Pause pause);

  void end(Place place);

  /** How often it failed in a row, and until when nothing is asked. */
  record Pause(int attempts, Instant until) {}
}
