package dev.harnessjira.ingestion.domain.leaving;

import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repositories that left a coverage, or arrived in it, and those of which that is in doubt; each
 * call joins the current transaction of the site.
 */
public interface Departures {

  boolean isDeparted(Place place, long repository);

  /** It is gone from here; what is known of it is still to be forgotten. */
  void left(Place place, Departure departure);

  /** One that left and of which something is still known. */
  Optional<Long> unforgotten(Place place);

  void forgotten(Place place, long repository);

  /** It is here, and came from elsewhere; it did not leave, or is back. */
  void arrived(Place place, long repository, Instant at);

  /** It is here, whatever was known. */
  void returned(Place place, long repository);

  /** Harness is to be asked where it is. */
  void doubt(Place place, long repository, Instant at);

  /** Those that are to be asked for by then, the longest waiting first. */
  List<Long> doubted(Place place, Instant by, int most);

  void settled(Place place, long repository);

  /** Where a repository went; {@code movedTo} is null when it was deleted. */
  record Departure(long repository, String path, @Nullable String movedTo, Instant at) {}
}
