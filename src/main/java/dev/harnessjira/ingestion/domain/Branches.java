package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.Optional;
import java.util.Set;

/** The branches that are known; each call joins the current transaction of the site. */
public interface Branches {

  Optional<KnownBranch> find(Place place, EntityRef.Branch ref);

  void save(Place place, KnownBranch branch);

  /** Branches of the repository whose head is one of these commits. */
  Set<EntityRef.Branch> at(Place place, long repository, Set<String> hashes);
}
