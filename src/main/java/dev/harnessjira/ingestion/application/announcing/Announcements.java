package dev.harnessjira.ingestion.application.announcing;

import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
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

  /**
   * The pull request, its branch, its commits, those that its merge landed, and all branches that
   * end in one of those.
   */
  public void collect(Changes changes, Place place, KnownPullRequest pullRequest) {
    var ref = pullRequest.ref();
    var home = pullRequest.home();
    changes.add(place.coverage(), ref);
    changes.add(home.coverage(), home.branchRef());
    var there = place.at(home.coverage());
    commits(changes, there, home.repository(), code.pullRequests().commits(place, ref));
    commits(changes, place, ref.repository(), code.pullRequests().landed(place, ref));
  }

  /** The commits, and all branches that end in one of them. */
  private void commits(Changes changes, Place place, long repository, Collection<String> hashes) {
    hashes.forEach(sha -> changes.add(place.coverage(), new EntityRef.Commit(repository, sha)));
    code.branches()
        .at(place, repository, Set.copyOf(hashes))
        .forEach(branch -> changes.add(place.coverage(), branch));
  }

  /** The branch, its head and told commits, and other branches that end in one of those. */
  public void collect(Changes changes, Place place, KnownBranch branch) {
    var repository = branch.ref().repository();
    var hashes = new HashSet<>(branch.told());
    if (branch.head() != null) {
      hashes.add(branch.head());
    }
    changes.add(place.coverage(), branch.ref());
    commits(changes, place, repository, hashes);
  }

  public void publish(Place place, Changes changes, Freshness cause) {
    changes
        .entities()
        .forEach((coverage, entities) ->
            events.publishEvent(
                new DevelopmentChanged(
                    place.site(), coverage, entities, cause.cause(), cause.since())));
  }
}
