package dev.harnessjira.ingestion.domain.linking;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.CoverageId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known around some entities of a coverage: they themselves, the heads of the branches, and
 * the pull requests whose keys flow to them, which may be of another coverage of the connection.
 */
public record Snapshot(
    CoverageId coverage,
    Map<RepositoryKey, KnownRepository> repositories,
    Map<EntityRef.PullRequest, KnownPullRequest> pullRequests,
    Map<EntityRef.Branch, KnownBranch> branches,
    Map<EntityRef.Commit, KnownCommit> commits,
    Map<EntityRef.Branch, List<PullRequestFacts>> from,
    Map<EntityRef.Commit, List<PullRequestFacts>> containing) {

  /** A repository by its id, in a coverage. */
  public record RepositoryKey(CoverageId coverage, long id) {}

  Optional<KnownRepository> repository(long id) {
    return repository(new RepositoryKey(coverage, id));
  }

  Optional<KnownRepository> repository(RepositoryKey key) {
    return Optional.ofNullable(repositories.get(key));
  }

  Optional<KnownCommit> commit(EntityRef.Commit ref) {
    return Optional.ofNullable(commits.get(ref));
  }

  /** Pull requests that come from the branch, in any state. */
  List<PullRequestFacts> from(EntityRef.Branch ref) {
    return from.getOrDefault(ref, List.of());
  }

  List<PullRequestFacts> containing(EntityRef.Commit ref) {
    return containing.getOrDefault(ref, List.of());
  }

  /** Pull requests that contain the commit, or whose merge put it there. */
  public List<EntityRef.PullRequest> containingRefs(EntityRef.Commit ref) {
    return containing(ref).stream().map(PullRequestFacts::ref).distinct().toList();
  }
}
