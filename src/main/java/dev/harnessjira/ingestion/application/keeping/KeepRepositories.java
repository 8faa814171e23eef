package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.announcing.AnnounceAgain;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps what is told of a repository. A new address, name or default branch changes what Jira
 * should hold of all that is in it.
 */
@Service
class KeepRepositories {

  private final KnownCode code;
  private final AnnounceAgain announceAgain;

  KeepRepositories(KnownCode code, AnnounceAgain announceAgain) {
    this.code = code;
    this.announceAgain = announceAgain;
  }

  /**
   * Inside a write for the coverage, at this time; {@code event} is when a delivery told of it, if
   * one did.
   */
  void told(Place place, KnownRepository told, @Nullable Instant event, Instant at) {
    var before = code.repositories().find(place, told.id()).orElse(null);
    code.repositories().save(place, told, event);
    if (before == null) {
      return;
    }
    var now = told.over(before);
    if (before.defaultBranch() != null
        && !Objects.equals(before.defaultBranch(), now.defaultBranch())) {
      defaultBranchChanged(place, before, now, at);
    }
    if (!now.looksLike(before)) {
      announceAgain.repository(place, told.id());
    }
  }

  // The rule about the head's keys asks for the default branch: both are to be looked at again.
  private void defaultBranchChanged(
      Place place, KnownRepository before, KnownRepository now, Instant at) {
    Stream.of(before, now)
        .flatMap(repository -> Stream.ofNullable(repository.defaultBranch()))
        .flatMap(name -> code.branches().find(place, new EntityRef.Branch(now.id(), name)).stream())
        .forEach(branch -> code.branches().save(place, indirectly(branch, at)));
  }

  // No webhook told of the branch itself.
  private static KnownBranch indirectly(KnownBranch branch, Instant at) {
    return branch.with(branch.freshness().noticed(at, Cause.CHANGE_CURSOR));
  }
}
