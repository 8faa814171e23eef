package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.HashSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Names what a pull request or branch may change in Jira, and tells publishing. Asked before and
 * after a change, it also names what left.
 */
@Service
public class Announcements {

  private final KnownCode code;
  private final ApplicationEventPublisher events;

  Announcements(KnownCode code, ApplicationEventPublisher events) {
    this.code = code;
    this.events = events;
  }

  /** The pull request, its branch, its commits, and all branches that end in one of those. */
  void collect(Changes changes, Place place, KnownPullRequest pullRequest) {
    var home = pullRequest.home();
    changes.add(place.coverage(), pullRequest.ref());
    changes.add(home.coverage(), home.branchRef());
    var hashes = new HashSet<>(code.pullRequests().commits(place, pullRequest.ref()));
    hashes.forEach(sha -> changes.add(home.coverage(), home.commitRef(sha)));
    code.branches()
        .at(place.at(home.coverage()), home.repository(), hashes)
        .forEach(branch -> changes.add(home.coverage(), branch));
  }

  /** The branch, its head and told commits, and other branches that end in one of those. */
  void collect(Changes changes, Place place, KnownBranch branch) {
    var repository = branch.ref().repository();
    var hashes = new HashSet<>(branch.told());
    if (branch.head() != null) {
      hashes.add(branch.head());
    }
    changes.add(place.coverage(), branch.ref());
    hashes.forEach(sha -> changes.add(place.coverage(), new EntityRef.Commit(repository, sha)));
    code.branches()
        .at(place, repository, hashes)
        .forEach(other -> changes.add(place.coverage(), other));
  }

  void publish(Place place, Changes changes, Freshness cause) {
    changes
        .entities()
        .forEach((coverage, entities) ->
            events.publishEvent(
                new DevelopmentChanged(
                    place.site(), coverage, entities, cause.cause(), cause.since())));
  }
}
