package dev.harnessjira.ingestion.application.reading;

import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.keeping.KeepBranches;
import dev.harnessjira.ingestion.application.keeping.KeepPullRequests;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedBranch;
import dev.harnessjira.ingestion.application.reading.PickStale.PickedPullRequest;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what a read told, if no notice came while it ran and no newer read was kept before. */
@Service
class KeepLiveReads {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

  private final CoverageWrites writes;
  private final PullRequests pullRequests;
  private final KeepPullRequests keepPullRequests;
  private final KeepBranches keepBranches;
  private final Announcements announcements;
  private final WorkToDo work;
  private final Clock clock;

  KeepLiveReads(
      CoverageWrites writes,
      PullRequests pullRequests,
      KeepPullRequests keepPullRequests,
      KeepBranches keepBranches,
      Announcements announcements,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.pullRequests = pullRequests;
    this.keepPullRequests = keepPullRequests;
    this.keepBranches = keepBranches;
    this.announcements = announcements;
    this.work = work;
    this.clock = clock;
  }

  /** False when the coverage has ended. */
  boolean pullRequest(
      Place place, PickedPullRequest picked, ReadPullRequest read, @Nullable ReadBranch branch) {
    return writes.runAfterAnswer(
        place,
        coverage -> {
          var changes = new Changes();
          pullRequests
              .find(place, picked.pullRequest().ref())
              .filter(known -> isUnchanged(known, picked.pullRequest()))
              .ifPresent(known -> keep(changes, coverage, known, read));
          if (picked.branch() != null && branch != null) {
            keepBranches.keep(changes, place, picked.branch().branch(), branch);
          }
          announcements.publish(place, changes, picked.pullRequest().freshness());
        });
  }

  private static boolean isUnchanged(KnownPullRequest known, KnownPullRequest picked) {
    return known.freshness().notice() == picked.freshness().notice() && known.freshness().stale();
  }

  private void keep(
      Changes changes, Coverage coverage, KnownPullRequest known, ReadPullRequest read) {
    var place = Place.of(coverage);
    if (known.knowsMoreThan(read.updated())) {
      var again = clock.instant().plus(ASK_AGAIN.multipliedBy(known.freshness().attempts() + 1L));
      pullRequests.save(place, known.with(known.freshness().failed(again)));
      return;
    }
    if (keepPullRequests.replace(changes, coverage, known, read, known.freshness())) {
      pullRequests
          .find(place, known.ref())
          .ifPresent(now -> work.foldElsewhere(place, place.at(now.home().coverage())));
    }
  }

  boolean branch(Place place, PickedBranch picked, ReadBranch read) {
    return writes.runAfterAnswer(
        place, coverage -> keepBranches.keep(place, picked.branch(), read));
  }
}
