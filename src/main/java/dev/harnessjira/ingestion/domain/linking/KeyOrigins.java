package dev.harnessjira.ingestion.domain.linking;

import dev.harnessjira.ingestion.DevelopmentTrace.Found;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says where the keys of an entity were found, by the rules of {@link Linking}, and which were
 * found in a place that does not count.
 */
public final class KeyOrigins {

  private static final Comparator<FoundKey> ORDER =
      Comparator.comparing(FoundKey::key)
          .thenComparing(FoundKey::found)
          .thenComparing(
              FoundKey::pullRequest, Comparator.nullsFirst(Comparator.<Long>naturalOrder()));

  private final CountedPlaces places;

  public KeyOrigins(CountedPlaces places) {
    this.places = places;
  }

  /** The keys in order; none when nothing is known of the entity. */
  public List<FoundKey> of(Snapshot snapshot, EntityRef ref) {
    var found =
        switch (ref) {
          case EntityRef.PullRequest pull -> pullRequest(snapshot, pull);
          case EntityRef.Branch branch -> branch(snapshot, branch);
          case EntityRef.Commit commit -> commit(snapshot, commit);
        };
    return found.stream().distinct().sorted(ORDER).toList();
  }

  private List<FoundKey> pullRequest(Snapshot snapshot, EntityRef.PullRequest ref) {
    var known = snapshot.pullRequests().get(ref);
    List<FoundKey> found = new ArrayList<>();
    if (known != null) {
      var facts = known.facts();
      add(found, IssueKeys.in(facts.titleOrEmpty()), Found.TITLE, true);
      add(found, IssueKeys.in(facts.descriptionOrEmpty()), Found.DESCRIPTION, true);
      add(found, IssueKeys.in(facts.sourceBranch()), Found.BRANCH_NAME, places.branchNames());
    }
    return found;
  }

  private List<FoundKey> branch(Snapshot snapshot, EntityRef.Branch ref) {
    var known = snapshot.branches().get(ref);
    List<FoundKey> found = new ArrayList<>();
    if (known != null) {
      add(found, IssueKeys.in(known.origin().name()), Found.BRANCH_NAME, places.branchNames());
      inherit(found, snapshot.from(ref).stream().filter(PullRequestFacts::open).toList());
      addHead(found, snapshot, known);
    }
    return found;
  }

  private void addHead(List<FoundKey> found, Snapshot snapshot, KnownBranch branch) {
    var head = branch.head();
    var isDefault =
        snapshot
            .repository(branch.ref().repository())
            .map((KnownRepository repository) -> repository.isDefault(branch.ref().name()))
            .orElse(false);
    if (head != null && Boolean.TRUE.equals(branch.ahead()) && !isDefault) {
      snapshot
          .commit(new EntityRef.Commit(branch.ref().repository(), head))
          .map(KnownCommit::message)
          .ifPresent(message ->
              add(found, IssueKeys.in(message), Found.HEAD_MESSAGE, places.commitMessages()));
    }
  }

  private List<FoundKey> commit(Snapshot snapshot, EntityRef.Commit ref) {
    List<FoundKey> found = new ArrayList<>();
    snapshot
        .commit(ref)
        .map(KnownCommit::message)
        .ifPresent(message ->
            add(found, IssueKeys.in(message), Found.COMMIT_MESSAGE, places.commitMessages()));
    inherit(found, snapshot.containing(ref));
    return found;
  }

  private void inherit(List<FoundKey> found, List<PullRequestFacts> from) {
    for (var facts : from) {
      add(found, places.keys(facts), Found.PULL_REQUEST, facts.ref().number(), true);
    }
  }

  private static void add(List<FoundKey> found, Set<String> keys, Found where, boolean counts) {
    add(found, keys, where, null, counts);
  }

  private static void add(
      List<FoundKey> found,
      Set<String> keys,
      Found where,
      @Nullable Long pullRequest,
      boolean counts) {
    new TreeSet<>(keys).forEach(key -> found.add(new FoundKey(key, where, pullRequest, counts)));
  }
}
