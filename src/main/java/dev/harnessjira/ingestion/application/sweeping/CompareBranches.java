package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.linking.IssueKeys;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.missed.SweptCode.Pushed;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.BranchPage;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedBranch;
import dev.harnessjira.ingestion.domain.reading.Reply;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Compares the branches of a repository that was pushed to with those that are known: those that
 * have another head, that are new and name an issue, and that are gone are read anew.
 */
@Service
public class CompareBranches {

  /** 2,000 branches, those committed to last; of older ones nothing is concluded. */
  private static final int MOST_PAGES = 20;

  private final CoverageWrites writes;
  private final Branches branches;
  private final SweptCode swept;
  private final HarnessLists harness;
  private final WorkToDo work;
  private final Clock clock;

  CompareBranches(
      CoverageWrites writes,
      Branches branches,
      SweptCode swept,
      HarnessLists harness,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.branches = branches;
    this.swept = swept;
    this.harness = harness;
    this.work = work;
    this.clock = clock;
  }

  private record All(List<ListedBranch> branches, boolean complete) {}

  /** How many differ; those are read by folding. */
  public Reply<Long> compare(Coverage coverage, HarnessAccess access, Pushed pushed, Cause cause) {
    return list(access, pushed.repository().path())
        .then(all ->
            new Reply.Told<>(
                writes
                    .write(Place.of(coverage), held -> keep(Place.of(coverage), pushed, all, cause))
                    .orElse(0L)));
  }

  private Reply<All> list(HarnessAccess access, String path) {
    List<ListedBranch> all = new ArrayList<>();
    for (var page = 1; page <= MOST_PAGES; page++) {
      var reply = harness.branches(access, path, page);
      if (!(reply instanceof Reply.Told<BranchPage>(var told))) {
        return reply.then(none -> new Reply.Told<>(new All(all, false)));
      }
      all.addAll(told.branches());
      if (!told.hasMore()) {
        return new Reply.Told<>(new All(all, true));
      }
    }
    return new Reply.Told<>(new All(all, false));
  }

  private long keep(Place place, Pushed pushed, All all, Cause cause) {
    var repository = pushed.repository();
    List<KnownBranch> differing = new ArrayList<>();
    all.branches().stream()
        .flatMap(listed -> differing(place, repository, listed).stream())
        .forEach(differing::add);
    if (all.complete()) {
      differing.addAll(gone(place, repository, all));
    }
    var now = clock.instant();
    differing.forEach(
        branch -> branches.save(place, branch.with(branch.freshness().noticed(now, cause))));
    swept.compared(place, repository.id(), pushed.pushed());
    if (!differing.isEmpty()) {
      work.due(WorkToDo.FOLD, place);
    }
    return differing.size();
  }

  private Optional<KnownBranch> differing(
      Place place, KnownRepository repository, ListedBranch listed) {
    var ref = new EntityRef.Branch(repository.id(), listed.name());
    var known = branches.find(place, ref);
    if (known.isPresent()) {
      return known
          .filter(branch -> !branch.freshness().stale())
          .filter(branch -> !branch.exists() || !listed.head().equals(branch.head()));
    }
    return namesAnIssue(repository, listed)
        ? Optional.of(KnownBranch.unknown(ref, Origin.of(ref), Freshness.unread(clock.instant())))
        : Optional.empty();
  }

  /** The default branch is never linked by its head. */
  private static boolean namesAnIssue(KnownRepository repository, ListedBranch listed) {
    return !repository.isDefault(listed.name())
        && (!IssueKeys.in(listed.name()).isEmpty() || !IssueKeys.in(listed.message()).isEmpty());
  }

  private List<KnownBranch> gone(Place place, KnownRepository repository, All all) {
    Set<String> names = all.branches().stream().map(ListedBranch::name).collect(Collectors.toSet());
    return swept.branches(place, repository.id()).stream()
        .filter(branch -> !branch.freshness().stale())
        .filter(branch -> !names.contains(branch.ref().name()))
        .toList();
  }
}
