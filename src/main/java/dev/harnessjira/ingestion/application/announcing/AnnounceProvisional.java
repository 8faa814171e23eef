package dev.harnessjira.ingestion.application.announcing;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Announces what deliveries told and no read has confirmed yet, once for each notice. */
@Service
public class AnnounceProvisional {

  private static final int BATCH = 20;

  private final CoverageWrites writes;
  private final Staleness staleness;
  private final KnownCode code;
  private final Announcements announcements;

  AnnounceProvisional(
      CoverageWrites writes, Staleness staleness, KnownCode code, Announcements announcements) {
    this.writes = writes;
    this.staleness = staleness;
    this.code = code;
    this.announcements = announcements;
  }

  /** Whatever waits for its read since before then. */
  public void announce(Place place, Instant before) {
    var more = true;
    while (more) {
      more = writes.write(place, coverage -> batch(place, before)).orElse(false);
    }
  }

  private boolean batch(Place place, Instant before) {
    var unannounced = staleness.unannouncedPullRequests(place, before, BATCH);
    var unannouncedBranches = staleness.unannouncedBranches(place, before, BATCH);
    var changes = new Changes();
    for (var pullRequest : unannounced) {
      announcements.collect(changes, place, pullRequest);
      code.pullRequests()
          .save(place, pullRequest.with(pullRequest.freshness().toldProvisionally()));
    }
    for (var branch : unannouncedBranches) {
      announcements.collect(changes, place, branch);
      code.branches()
          .save(place, branch.telling(List.of()).with(branch.freshness().toldProvisionally()));
    }
    oldest(unannounced, unannouncedBranches)
        .ifPresent(cause -> announcements.publish(place, changes, cause));
    return unannounced.size() == BATCH || unannouncedBranches.size() == BATCH;
  }

  private static Optional<Freshness> oldest(
      List<KnownPullRequest> pullRequests, List<KnownBranch> branches) {
    return Stream.concat(
            pullRequests.stream().map(KnownPullRequest::freshness),
            branches.stream().map(KnownBranch::freshness))
        .min(Comparator.comparing(Freshness::since));
  }
}
