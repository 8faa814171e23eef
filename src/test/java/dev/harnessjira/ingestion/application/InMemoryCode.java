package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.linking.Snapshot;
import dev.harnessjira.ingestion.domain.linking.Snapshot.RepositoryKey;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known, in maps. */
final class InMemoryCode
    implements Repositories,
        PullRequests,
        Branches,
        Commits,
        Snapshots,
        Staleness,
        Reannouncements {

  record At<T>(CoverageId coverage, T ref) {}

  final Map<At<Long>, KnownRepository> repositories = new HashMap<>();
  final Map<At<EntityRef.PullRequest>, KnownPullRequest> pullRequests = new HashMap<>();
  final Map<At<EntityRef.PullRequest>, List<String>> contained = new HashMap<>();
  final Map<At<EntityRef.PullRequest>, List<String>> landings = new HashMap<>();
  final Map<At<EntityRef.Branch>, KnownBranch> branches = new HashMap<>();
  final Map<At<EntityRef.Commit>, KnownCommit> commits = new HashMap<>();

  private static <T> At<T> at(Place place, T ref) {
    return new At<>(place.coverage(), ref);
  }

  @Override
  public Optional<KnownRepository> find(Place place, long id) {
    return Optional.ofNullable(repositories.get(at(place, id)));
  }

  @Override
  public Optional<CoverageId> whereIs(Place place, Set<CoverageId> coverages, long id) {
    return coverages.stream()
        .filter(coverage -> repositories.containsKey(new At<>(coverage, id)))
        .findFirst();
  }

  @Override
  public List<DevelopmentTrace.Known> named(SiteId site, Set<String> pathsOrPages) {
    return repositories.entrySet().stream()
        .filter(entry -> pathsOrPages.contains(entry.getValue().path().toLowerCase(Locale.ROOT)))
        .map(entry ->
            new DevelopmentTrace.Known(
                entry.getKey().coverage(),
                entry.getValue().id(),
                entry.getValue().path(),
                entry.getValue().name(),
                "",
                null))
        .toList();
  }

  @Override
  public void forget(Place place, EntityRef.PullRequest ref) {
    pullRequests.remove(at(place, ref));
  }

  @Override
  public void save(Place place, KnownRepository told, @Nullable Instant event) {
    repositories.merge(at(place, told.id()), told, (older, newer) -> newer.over(older));
  }

  @Override
  public Optional<KnownPullRequest> find(Place place, EntityRef.PullRequest ref) {
    return Optional.ofNullable(pullRequests.get(at(place, ref)));
  }

  @Override
  public void save(Place place, KnownPullRequest pullRequest) {
    pullRequests.put(at(place, pullRequest.ref()), pullRequest);
  }

  @Override
  public List<String> commits(Place place, EntityRef.PullRequest ref) {
    return contained.getOrDefault(at(place, ref), List.of());
  }

  @Override
  public void contains(Place place, EntityRef.PullRequest ref, List<String> hashes) {
    contained.put(at(place, ref), List.copyOf(new LinkedHashSet<>(hashes)));
  }

  @Override
  public List<String> landed(Place place, EntityRef.PullRequest ref) {
    return landings.getOrDefault(at(place, ref), List.of());
  }

  @Override
  public void land(Place place, EntityRef.PullRequest ref, List<String> hashes) {
    landings.put(at(place, ref), List.copyOf(new LinkedHashSet<>(hashes)));
  }

  @Override
  public Optional<KnownBranch> find(Place place, EntityRef.Branch ref) {
    return Optional.ofNullable(branches.get(at(place, ref)));
  }

  @Override
  public void save(Place place, KnownBranch branch) {
    branches.put(at(place, branch.ref()), branch);
  }

  @Override
  public Set<EntityRef.Branch> at(Place place, long repository, Set<String> hashes) {
    return branches.entrySet().stream()
        .filter(entry -> entry.getKey().coverage().equals(place.coverage()))
        .map(Map.Entry::getValue)
        .filter(branch -> branch.ref().repository() == repository)
        .filter(branch -> branch.head() != null && hashes.contains(branch.head()))
        .map(KnownBranch::ref)
        .collect(Collectors.toSet());
  }

  @Override
  public void save(Place place, long repository, List<KnownCommit> told) {
    told.forEach(commit ->
        commits.merge(
            at(place, new EntityRef.Commit(repository, commit.sha())),
            commit,
            (older, newer) -> newer.over(older)));
  }

  @Override
  public boolean isKnown(Place place, long repository, String sha) {
    return commits.containsKey(at(place, new EntityRef.Commit(repository, sha)));
  }

  @Override
  public Snapshot around(Place place, Set<EntityRef> entities) {
    return snapshot(place);
  }

  @Override
  public Snapshot of(Place place, long repository) {
    return snapshot(place);
  }

  private Snapshot snapshot(Place place) {
    Map<RepositoryKey, KnownRepository> keyed = new HashMap<>();
    repositories.forEach(
        (key, value) -> keyed.put(new RepositoryKey(key.coverage(), key.ref()), value));
    return new Snapshot(
        place.coverage(),
        keyed,
        only(place, pullRequests),
        only(place, branches),
        only(place, commits),
        flows(place, entry -> Stream.of(entry.getValue().home().branchRef())),
        containing(place));
  }

  private Map<EntityRef.Commit, List<PullRequestFacts>> containing(Place place) {
    var containing =
        flows(
            place,
            entry ->
                contained.getOrDefault(entry.getKey(), List.of()).stream()
                    .map(entry.getValue().home()::commitRef));
    only(place, pullRequests)
        .forEach((ref, known) ->
            landed(place, ref)
                .forEach(sha ->
                    containing
                        .computeIfAbsent(
                            new EntityRef.Commit(ref.repository(), sha), any -> new ArrayList<>())
                        .add(known.facts())));
    return containing;
  }

  private static <K, V> Map<K, V> only(Place place, Map<At<K>, V> all) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().coverage().equals(place.coverage()))
        .collect(Collectors.toMap(entry -> entry.getKey().ref(), Map.Entry::getValue));
  }

  private <K> Map<K, List<PullRequestFacts>> flows(
      Place place,
      Function<Map.Entry<At<EntityRef.PullRequest>, KnownPullRequest>, Stream<K>> targets) {
    Map<K, List<PullRequestFacts>> flows = new HashMap<>();
    for (var entry : pullRequests.entrySet()) {
      if (entry.getValue().home().coverage().equals(place.coverage())) {
        targets
            .apply(entry)
            .forEach(key ->
                flows.computeIfAbsent(key, any -> new ArrayList<>()).add(entry.getValue().facts()));
      }
    }
    return flows;
  }

  @Override
  public List<KnownPullRequest> pullRequests(Place place, Instant now, int most) {
    return stale(place, pullRequests, KnownPullRequest::freshness, readable(now), most);
  }

  @Override
  public List<KnownBranch> branches(Place place, Instant now, int most) {
    return stale(place, branches, KnownBranch::freshness, readable(now), most);
  }

  private static Predicate<Freshness> readable(Instant now) {
    return freshness -> freshness.retryAt() == null || !freshness.retryAt().isAfter(now);
  }

  @Override
  public List<KnownPullRequest> unannouncedPullRequests(Place place, Instant before, int most) {
    return stale(place, pullRequests, KnownPullRequest::freshness, unannounced(before), most);
  }

  @Override
  public List<KnownBranch> unannouncedBranches(Place place, Instant before, int most) {
    return stale(place, branches, KnownBranch::freshness, unannounced(before), most);
  }

  private static Predicate<Freshness> unannounced(Instant before) {
    return freshness -> freshness.unannounced() && !freshness.since().isAfter(before);
  }

  private static <K, V> List<V> stale(
      Place place,
      Map<At<K>, V> all,
      Function<V, Freshness> freshness,
      Predicate<Freshness> wanted,
      int most) {
    return only(place, all).values().stream()
        .filter(value -> freshness.apply(value).stale())
        .filter(value -> wanted.test(freshness.apply(value)))
        .sorted(
            Comparator.comparing(
                freshness,
                Comparator.comparing(Freshness::attempts).thenComparing(Freshness::since)))
        .limit(most)
        .toList();
  }

  @Override
  public @Nullable Instant next(Place place, Instant now) {
    return Stream.concat(
            only(place, pullRequests).values().stream().map(KnownPullRequest::freshness),
            only(place, branches).values().stream().map(KnownBranch::freshness))
        .filter(Freshness::stale)
        .map(freshness -> Objects.requireNonNullElse(freshness.retryAt(), now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  final Map<At<Long>, Reannouncement> reannouncements = new LinkedHashMap<>();

  @Override
  public void begin(Place place, long repository, Instant at) {
    reannouncements.put(at(place, repository), new Reannouncement(repository, at, null));
  }

  @Override
  public Optional<Reannouncement> next(Place place) {
    return reannouncements.entrySet().stream()
        .filter(entry -> entry.getKey().coverage().equals(place.coverage()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public void past(Place place, Reannouncement wanted, EntityRef last) {
    reannouncements.put(
        at(place, wanted.repository()),
        new Reannouncement(wanted.repository(), wanted.since(), last));
  }

  @Override
  public void end(Place place, Reannouncement wanted) {
    reannouncements.remove(at(place, wanted.repository()));
  }

  @Override
  public List<EntityRef> page(Place place, Reannouncement wanted, int most) {
    var all = new ArrayList<>(known(place));
    all.removeIf(ref -> wanted.repository() != ALL && ref.repository() != wanted.repository());
    all.sort(Comparator.comparing(InMemoryCode::order));
    return all.stream().skip(all.indexOf(wanted.after()) + 1L).limit(most).toList();
  }

  private static String order(EntityRef ref) {
    return switch (ref) {
      case EntityRef.PullRequest pull -> "1 %020d %020d".formatted(ref.repository(), pull.number());
      case EntityRef.Branch branch -> "2 %020d %s".formatted(ref.repository(), branch.name());
      case EntityRef.Commit commit -> "3 %020d %s".formatted(ref.repository(), commit.sha());
    };
  }

  /** Everything of the coverage that has a row. */
  Set<EntityRef> known(Place place) {
    Map<String, EntityRef> all = new TreeMap<>();
    only(place, pullRequests).keySet().forEach(ref -> all.put(ref.toString(), ref));
    only(place, branches).keySet().forEach(ref -> all.put(ref.toString(), ref));
    only(place, commits).keySet().forEach(ref -> all.put(ref.toString(), ref));
    return new LinkedHashSet<>(all.values());
  }
}
