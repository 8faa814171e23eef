package dev.harnessjira.ingestion.application.keeping;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.linking.IssueKeys;
import dev.harnessjira.ingestion.domain.reading.ReadBranch;
import dev.harnessjira.ingestion.domain.reading.ReadPullRequest;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps what a read told of a branch, and what the read of a pull request tells of its own. */
@Service
public class KeepBranches {

  private final CoverageWrites writes;
  private final KnownCode code;
  private final Announcements announcements;

  KeepBranches(CoverageWrites writes, KnownCode code, Announcements announcements) {
    this.writes = writes;
    this.code = code;
    this.announcements = announcements;
  }

  /** Keeps a read that began after the branch was picked, unless something newer came. */
  public boolean keep(Place place, KnownBranch picked, ReadBranch read) {
    return writes.run(
        place,
        coverage -> {
          var changes = new Changes();
          keep(changes, place, picked, read);
          announcements.publish(place, changes, picked.freshness());
        });
  }

  /** Inside a write: the same, naming what that changes. */
  public void keep(Changes changes, Place place, KnownBranch picked, ReadBranch read) {
    code.branches()
        .find(place, picked.ref())
        .filter(known -> known.freshness().notice() == picked.freshness().notice())
        .ifPresent(known -> replace(changes, place, known, read));
  }

  private void replace(Changes changes, Place place, KnownBranch known, ReadBranch read) {
    announcements.collect(changes, place, known);
    var head = read.head();
    var next = head == null ? known.gone() : known.at(head.sha(), read.ahead());
    var worthKeeping =
        read.commits().stream().filter(commit -> isWorthKeeping(commit, known, read)).toList();
    code.commits().save(place, known.ref().repository(), worthKeeping);
    code.branches().save(place, next.telling(List.of()).with(known.freshness().caughtUp()));
    announcements.collect(changes, place, next);
    worthKeeping.forEach(commit ->
        changes.add(
            place.coverage(), new EntityRef.Commit(known.ref().repository(), commit.sha())));
  }

  // Of a branch that is not ahead, Harness tells what was there long before anybody listened.
  private static boolean isWorthKeeping(KnownCommit commit, KnownBranch known, ReadBranch read) {
    return (read.head() != null && commit.sha().equals(read.head().sha()))
        || known.told().contains(commit.sha())
        || (read.ahead() && !IssueKeys.in(commit.message()).isEmpty());
  }

  /**
   * The branch of a pull request that was read, inside a write. One that nobody told of is there
   * while the pull request is open, with its head, which saves a read of its own. Of one that is
   * known the pull request says at most that it is to be read again: Harness closes a pull request
   * a moment later than it deletes the branch, and what is in its range may be merged by another.
   *
   * @return whether the branch is to be read by itself
   */
  boolean keepOf(Place place, KnownPullRequest pullRequest, ReadPullRequest read) {
    // Those of long closed ones that are still there a backfill finds among the branches.
    if (!read.facts().open() && !pullRequest.freshness().cause().live()) {
      return false;
    }
    var there = place.at(pullRequest.home().coverage());
    var known = code.branches().find(there, pullRequest.home().branchRef()).orElse(null);
    var next =
        known == null
            ? missing(there, pullRequest, read)
            : Optional.of(known)
                .filter(branch -> isDoubtful(branch, read))
                .map(branch -> unsettled(branch, pullRequest));
    next.ifPresent(branch -> code.branches().save(there, branch));
    return next.map(branch -> branch.freshness().stale()).orElse(false);
  }

  /**
   * It should be there and is not, or the other way round, it has another head, or that may be in
   * the default branch by now.
   */
  private static boolean isDoubtful(KnownBranch known, ReadPullRequest read) {
    var facts = read.facts();
    var head = read.range().head();
    if (known.freshness().stale()) {
      return false;
    }
    if (facts.fromFork() && read.source() == null) {
      return known.exists();
    }
    if (facts.open()) {
      return !known.exists() || isElsewhere(known, head);
    }
    return known.exists()
        && (isElsewhere(known, head)
            || isForeign(known)
            || (facts.stage() == Stage.MERGED && Boolean.TRUE.equals(known.ahead())));
  }

  private static boolean isElsewhere(KnownBranch known, @Nullable String head) {
    return head != null && !head.equals(known.head());
  }

  /** Of a fork that is not covered: nobody tells when it is deleted. */
  private static boolean isForeign(KnownBranch known) {
    return known.origin().repository() != known.ref().repository();
  }

  private Optional<KnownBranch> missing(
      Place there, KnownPullRequest pullRequest, ReadPullRequest read) {
    var facts = pullRequest.facts();
    if (facts.fromFork() && read.source() == null) {
      return Optional.empty();
    }
    var origin = TakePullRequestNotice.origin(pullRequest.home(), facts, read.source());
    var unread = Freshness.unread(pullRequest.freshness().since());
    var unknown = KnownBranch.unknown(pullRequest.home().branchRef(), origin, unread);
    var head = read.range().head();
    return Optional.of(
        head != null && isSurelyAhead(there, facts, read)
            ? unknown.at(head, true)
            : unsettled(unknown, pullRequest));
  }

  private static KnownBranch unsettled(KnownBranch branch, KnownPullRequest pullRequest) {
    var cause = pullRequest.freshness();
    return branch.with(branch.freshness().noticed(cause.since(), cause.cause()));
  }

  /** The head of an open pull request into the default branch is outside of that. */
  private boolean isSurelyAhead(Place there, PullRequestFacts facts, ReadPullRequest read) {
    var range = read.range();
    var repository = facts.ref().repository();
    return facts.open()
        && !facts.fromFork()
        && range.base() != null
        && range.head() != null
        && !range.base().equals(range.head())
        && code.commits().isKnown(there, repository, range.head())
        && code.repositories()
            .find(there, repository)
            .filter(known -> known.isDefault(facts.targetBranch()))
            .isPresent();
  }

  /** When the branch of the pull request is not where it was, what was there is gone. */
  void leave(Place place, KnownPullRequest older, KnownPullRequest newer) {
    if (!older.home().equals(newer.home())) {
      var there = place.at(older.home().coverage());
      code.branches()
          .find(there, older.home().branchRef())
          .filter(branch -> branch.origin().url() != null)
          .ifPresent(branch -> code.branches().save(there, branch.gone()));
    }
  }

  /** The branch of a pull request, as it is known. */
  public Optional<KnownBranch> of(Place place, KnownPullRequest pullRequest) {
    var home = pullRequest.home();
    return code.branches().find(place.at(home.coverage()), home.branchRef());
  }
}
