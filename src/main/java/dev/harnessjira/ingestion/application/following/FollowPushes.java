package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.following.FollowGroup.Followed;
import dev.harnessjira.ingestion.application.moving.PlaceRepositories;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.sweeping.CompareBranches;
import dev.harnessjira.ingestion.application.sweeping.KeepSwept;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.RepositoryPage;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Follows branches without a pull request where no webhook tells of them: repositories that were
 * pushed to since the last look have their branches compared, some of them in a look.
 */
@Service
class FollowPushes {

  private static final int MOST_PAGES = 10;
  private static final int MOST_REPOSITORIES = 20;

  private final CoverageWrites writes;
  private final SweptCode swept;
  private final PlaceRepositories repositories;
  private final KeepSwept keep;
  private final CompareBranches branches;
  private final KeepChanges changes;
  private final KeepRecoveries recoveries;
  private final HarnessLists harness;
  private final Clock clock;

  FollowPushes(
      CoverageWrites writes,
      SweptCode swept,
      PlaceRepositories repositories,
      KeepSwept keep,
      CompareBranches branches,
      KeepChanges changes,
      KeepRecoveries recoveries,
      HarnessLists harness,
      Clock clock) {
    this.writes = writes;
    this.swept = swept;
    this.repositories = repositories;
    this.keep = keep;
    this.branches = branches;
    this.changes = changes;
    this.recoveries = recoveries;
    this.harness = harness;
    this.clock = clock;
  }

  /** After a look at the group; returns when to look again. */
  Instant follow(FollowGroup group, HarnessAccess access, Instant wait, Instant until) {
    for (var followed : group.members()) {
      if (followed.webhooks()) {
        recoveries.whileFailing(followed.coverage());
      } else if (follow(followed, access, until)) {
        changes.stirSoon(Place.of(followed.coverage()));
      }
    }
    return wait;
  }

  /** Whether branches moved. */
  private boolean follow(Followed followed, HarnessAccess access, Instant until) {
    var coverage = followed.coverage();
    var place = Place.of(coverage);
    note(coverage, access);
    var moved = false;
    for (var pushed : keep.toCompare(place, MOST_REPOSITORIES)) {
      if (!clock.instant().isBefore(until)) {
        return true;
      }
      switch (branches.compare(coverage, access, pushed, Cause.CHANGE_CURSOR)) {
        case Reply.Told<Long>(var differences) -> moved |= differences > 0;
        case Reply.Missing<Long> missing -> keep.goneWhileCompared(place, pushed);
        case Reply.Refused<Long> refused -> keep.goneWhileCompared(place, pushed);
        case Reply.Later<Long> later -> {
          return moved;
        }
        case Reply.TokenRefused<Long> refused -> {
          return moved;
        }
      }
    }
    return moved;
  }

  // The list begins with the last push, so it is read until nothing in it is news.
  private void note(Coverage coverage, HarnessAccess access) {
    for (var page = 1; page <= MOST_PAGES; page++) {
      if (!(harness.pushed(access, coverage.path(), page)
          instanceof Reply.Told<RepositoryPage>(var listed))) {
        return;
      }
      var more = note(coverage, listed.repositories());
      if (!more || !listed.hasMore()) {
        return;
      }
    }
  }

  private boolean note(Coverage coverage, List<ListedRepository> listed) {
    var place = Place.of(coverage);
    var news =
        writes
            .write(place, held -> listed.stream().filter(it -> swept.pushed(place, it)).toList())
            .orElse(List.of());
    repositories.here(coverage, news, it -> false);
    return !news.isEmpty();
  }
}
