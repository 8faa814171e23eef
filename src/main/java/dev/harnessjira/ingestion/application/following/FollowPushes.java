package dev.harnessjira.ingestion.application.following;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.application.following.FollowGroup.Followed;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.sweeping.CompareBranches;
import dev.harnessjira.ingestion.application.sweeping.PushedRepositories;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.RepositoryPage;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Follows branches without a pull request where no webhook tells of them: repositories that were
 * pushed to since the last look have their branches compared, some of them in a look.
 */
@Service
class FollowPushes {

  private static final int MOST_PAGES = 10;
  private static final int MOST_REPOSITORIES = 20;

  private final PushedRepositories repositories;
  private final CompareBranches branches;
  private final KeepChanges changes;
  private final KeepRecoveries recoveries;
  private final HarnessLists harness;
  private final Clock clock;

  FollowPushes(
      PushedRepositories repositories,
      CompareBranches branches,
      KeepChanges changes,
      KeepRecoveries recoveries,
      HarnessLists harness,
      Clock clock) {
    this.repositories = repositories;
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
    for (var pushed : repositories.toCompare(place, MOST_REPOSITORIES)) {
      if (!clock.instant().isBefore(until)) {
        return true;
      }
      switch (branches.compare(coverage, access, pushed, Cause.CHANGE_CURSOR)) {
        case Reply.Told<Long>(var differences) -> moved |= differences > 0;
        case Reply.Missing<Long> missing -> repositories.gone(place, pushed);
        case Reply.Refused<Long> refused -> repositories.gone(place, pushed);
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
      var more = repositories.note(coverage, listed.repositories());
      if (!more || !listed.hasMore()) {
        return;
      }
    }
  }
}
