package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.List;

/** The commits that are known; each call joins the current transaction of the site. */
public interface Commits {

  /** Keeps them; of one that is known already, whichever knows more. */
  void save(Place place, long repository, List<KnownCommit> commits);

  boolean isKnown(Place place, long repository, String sha);
}
