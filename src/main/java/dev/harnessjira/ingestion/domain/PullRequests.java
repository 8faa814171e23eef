package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.List;
import java.util.Optional;

/**
 * The pull requests that are known, and which commits they contain; each call joins the current
 * transaction of the site.
 */
public interface PullRequests {

  Optional<KnownPullRequest> find(Place place, EntityRef.PullRequest ref);

  void save(Place place, KnownPullRequest pullRequest);

  /** One that nobody told of, and that Harness does not have. */
  void forget(Place place, EntityRef.PullRequest ref);

  /** Hashes of the commits that it contains, newest first. */
  List<String> commits(Place place, EntityRef.PullRequest ref);

  /** Hashes of the commits in its target repository that its merge put there, newest first. */
  List<String> landed(Place place, EntityRef.PullRequest ref);

  /** Its merge landed these, newest first, and no others. */
  void land(Place place, EntityRef.PullRequest ref, List<String> hashes);

  /** It contains these, newest first, and no others. */
  void contains(Place place, EntityRef.PullRequest ref, List<String> hashes);
}
