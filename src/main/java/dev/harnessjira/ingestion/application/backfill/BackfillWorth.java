package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.reading.BackfillReads.ListedBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;

/** What is worth reading, because it names an issue in a place that counts. */
record BackfillWorth(CountedPlaces places) {

  boolean isWorth(PullRequestFacts facts) {
    return !places.keys(facts).isEmpty();
  }

  /** The head of the default branch is whatever was merged last. */
  boolean isWorth(ListedBranch branch, KnownRepository repository) {
    return !places.inBranchName(branch.name()).isEmpty()
        || (isWorth(branch.head()) && !repository.isDefault(branch.name()));
  }

  boolean isWorth(KnownCommit commit) {
    return !places.inMessage(commit.message()).isEmpty();
  }
}
