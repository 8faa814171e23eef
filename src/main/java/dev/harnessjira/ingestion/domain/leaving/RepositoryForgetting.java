package dev.harnessjira.ingestion.domain.leaving;

import dev.harnessjira.ingestion.domain.leaving.Forgetting.Batch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import java.util.List;

/** Forgets what is known of a repository that left; joins the current transaction. */
public interface RepositoryForgetting {

  /** The repository itself, so that nothing of it is linked any more. */
  void hide(Place place, long repository);

  /** Some of what was in it, at most so many rows of a kind. */
  Batch forget(Place place, long repository, int most);

  /** Pull requests of other repositories that come from it as a fork, and are not stale. */
  List<FromFork> from(Place place, long repository);

  /** A pull request and the coverage that has it. */
  record FromFork(CoverageId coverage, KnownPullRequest pullRequest) {}
}
