package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pull requests and branches lag behind what was told of them; each call joins the current
 * transaction of the site.
 */
public interface Staleness {

  /** Those that may be read now: what failed least often, of that the longest waiting first. */
  List<KnownPullRequest> pullRequests(Place place, Instant now, int most);

  List<KnownBranch> branches(Place place, Instant now, int most);

  /** Those that wait since before then and whose provisional state was not announced. */
  List<KnownPullRequest> unannouncedPullRequests(Place place, Instant before, int most);

  List<KnownBranch> unannouncedBranches(Place place, Instant before, int most);

  /** When the next of them may be read; null when none is stale. */
  @Nullable Instant next(Place place, Instant now);
}
