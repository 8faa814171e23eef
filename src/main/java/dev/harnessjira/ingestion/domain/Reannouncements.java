package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a coverage is to be announced again though nothing was read; each call joins the current
 * transaction of the site.
 */
public interface Reannouncements {

  /** {@code repository} when all of the coverage is to be announced. */
  long ALL = 0;

  /** Begins one, or begins it anew when it is under way. */
  void begin(Place place, long repository, Instant at);

  Optional<Reannouncement> next(Place place);

  /** It is past this entity. */
  void past(Place place, Reannouncement reannouncement, EntityRef last);

  void end(Place place, Reannouncement reannouncement);

  /** The next of the entities that are known, pull requests first; none when it is at its end. */
  List<EntityRef> page(Place place, Reannouncement reannouncement, int most);

  /** Since when it is asked for, and the last entity that was announced. */
  record Reannouncement(long repository, Instant since, @Nullable EntityRef after) {}
}
