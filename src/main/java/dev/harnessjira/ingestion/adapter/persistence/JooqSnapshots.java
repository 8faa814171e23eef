package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.COMMIT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.CONTAINMENT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.LANDING;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;
import static org.jooq.impl.DSL.row;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.linking.Snapshot;
import dev.harnessjira.ingestion.domain.linking.Snapshot.RepositoryKey;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownCommit;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.CoverageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What is known around entities, in one statement for each kind of row. */
@Repository
class JooqSnapshots implements Snapshots {

  private final DSLContext sql;
  private final Transactions transactions;

  JooqSnapshots(DSLContext sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  @Override
  public Snapshot around(Place place, Set<EntityRef> entities) {
    return inSite(place, () -> load(place, entities));
  }

  @Override
  public Snapshot of(Place place, long repository) {
    var key = new RepositoryKey(place.coverage(), repository);
    return inSite(
        place,
        () ->
            new Snapshot(
                place.coverage(),
                repositories(place, Set.of(key)),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of()));
  }

  private <T> T inSite(Place place, Supplier<T> work) {
    return transactions.inSite(place.site().value(), work);
  }

  private Snapshot load(Place place, Set<EntityRef> entities) {
    var pullRequests = pullRequests(place, only(entities, EntityRef.PullRequest.class));
    var branches = branches(place, only(entities, EntityRef.Branch.class));
    Set<EntityRef.Commit> hashes = new HashSet<>(only(entities, EntityRef.Commit.class));
    branches.values().forEach(branch -> addHead(hashes, branch));
    return new Snapshot(
        place.coverage(),
        repositories(place, keys(place, entities, pullRequests.values())),
        pullRequests,
        branches,
        commits(place, hashes),
        from(place, branches.keySet()),
        containing(place, hashes));
  }

  private static <T extends EntityRef> List<T> only(Set<EntityRef> entities, Class<T> kind) {
    return entities.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static void addHead(Set<EntityRef.Commit> hashes, KnownBranch branch) {
    var head = branch.head();
    if (head != null) {
      hashes.add(new EntityRef.Commit(branch.ref().repository(), head));
    }
  }

  private static Set<RepositoryKey> keys(
      Place place, Set<EntityRef> entities, Collection<KnownPullRequest> pullRequests) {
    Set<RepositoryKey> keys = new HashSet<>();
    entities.forEach(ref -> keys.add(new RepositoryKey(place.coverage(), ref.repository())));
    pullRequests.forEach(
        known -> keys.add(new RepositoryKey(known.home().coverage(), known.home().repository())));
    return keys;
  }

  private Map<RepositoryKey, KnownRepository> repositories(Place place, Set<RepositoryKey> keys) {
    return sql.selectFrom(REPOSITORY)
        .where(REPOSITORY.SITE_ID.eq(place.site().value()))
        .and(
            row(REPOSITORY.COVERAGE_ID, REPOSITORY.REPOSITORY_ID)
                .in(keys.stream().map(key -> row(key.coverage().value(), key.id())).toList()))
        .fetchMap(
            found ->
                new RepositoryKey(new CoverageId(found.getCoverageId()), found.getRepositoryId()),
            JooqRepositories::repository);
  }

  private Map<EntityRef.PullRequest, KnownPullRequest> pullRequests(
      Place place, List<EntityRef.PullRequest> refs) {
    return sql
        .selectFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
        .and(PULL_REQUEST.COVERAGE_ID.eq(place.coverage().value()))
        .and(
            row(PULL_REQUEST.REPOSITORY_ID, PULL_REQUEST.NUMBER)
                .in(refs.stream().map(ref -> row(ref.repository(), ref.number())).toList()))
        .fetch(PullRequestRows::pullRequest)
        .stream()
        .collect(Collectors.toMap(KnownPullRequest::ref, known -> known));
  }

  private Map<EntityRef.Branch, KnownBranch> branches(Place place, List<EntityRef.Branch> refs) {
    return sql
        .selectFrom(BRANCH)
        .where(BRANCH.SITE_ID.eq(place.site().value()))
        .and(BRANCH.COVERAGE_ID.eq(place.coverage().value()))
        .and(
            row(BRANCH.REPOSITORY_ID, BRANCH.NAME)
                .in(refs.stream().map(ref -> row(ref.repository(), ref.name())).toList()))
        .fetch(JooqBranches::branch)
        .stream()
        .collect(Collectors.toMap(KnownBranch::ref, known -> known));
  }

  private Map<EntityRef.Commit, KnownCommit> commits(
      Place place, Collection<EntityRef.Commit> refs) {
    return sql.selectFrom(COMMIT)
        .where(COMMIT.SITE_ID.eq(place.site().value()))
        .and(COMMIT.COVERAGE_ID.eq(place.coverage().value()))
        .and(
            row(COMMIT.REPOSITORY_ID, COMMIT.SHA)
                .in(refs.stream().map(ref -> row(ref.repository(), ref.sha())).toList()))
        .fetchMap(
            found -> new EntityRef.Commit(found.getRepositoryId(), found.getSha()),
            JooqCommits::commit);
  }

  /** Pull requests of any coverage that have one of the branches as their home. */
  private Map<EntityRef.Branch, List<PullRequestFacts>> from(
      Place place, Set<EntityRef.Branch> refs) {
    return sql.selectFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
        .and(PULL_REQUEST.HOME_COVERAGE_ID.eq(place.coverage().value()))
        .and(
            row(PULL_REQUEST.HOME_REPOSITORY_ID, PULL_REQUEST.HOME_BRANCH)
                .in(refs.stream().map(ref -> row(ref.repository(), ref.name())).toList()))
        .fetchGroups(
            found -> new EntityRef.Branch(found.getHomeRepositoryId(), found.getHomeBranch()),
            PullRequestRows::facts);
  }

  /** Pull requests that contain one of the commits, or whose merge put it there. */
  private Map<EntityRef.Commit, List<PullRequestFacts>> containing(
      Place place, Collection<EntityRef.Commit> refs) {
    Map<EntityRef.Commit, List<PullRequestFacts>> containing = new HashMap<>();
    Stream.of(atHome(place, refs), landing(place, refs))
        .flatMap(found -> found.entrySet().stream())
        .forEach(found ->
            containing
                .computeIfAbsent(found.getKey(), any -> new ArrayList<>())
                .addAll(found.getValue()));
    return containing;
  }

  /** Merged ones of this coverage. */
  private Map<EntityRef.Commit, List<PullRequestFacts>> landing(
      Place place, Collection<EntityRef.Commit> refs) {
    return sql.select(LANDING.SHA, PULL_REQUEST)
        .from(LANDING)
        .join(PULL_REQUEST)
        .on(PULL_REQUEST.SITE_ID.eq(LANDING.SITE_ID))
        .and(PULL_REQUEST.COVERAGE_ID.eq(LANDING.COVERAGE_ID))
        .and(PULL_REQUEST.REPOSITORY_ID.eq(LANDING.REPOSITORY_ID))
        .and(PULL_REQUEST.NUMBER.eq(LANDING.NUMBER))
        .where(LANDING.SITE_ID.eq(place.site().value()))
        .and(LANDING.COVERAGE_ID.eq(place.coverage().value()))
        .and(LANDING.SHA.in(refs.stream().map(EntityRef.Commit::sha).toList()))
        .fetchGroups(
            found -> new EntityRef.Commit(found.value2().getRepositoryId(), found.value1()),
            found -> PullRequestRows.facts(found.value2()));
  }

  /** Those of any coverage that have the commit at their home. */
  private Map<EntityRef.Commit, List<PullRequestFacts>> atHome(
      Place place, Collection<EntityRef.Commit> refs) {
    return sql.select(CONTAINMENT.SHA, PULL_REQUEST)
        .from(CONTAINMENT)
        .join(PULL_REQUEST)
        .on(PULL_REQUEST.SITE_ID.eq(CONTAINMENT.SITE_ID))
        .and(PULL_REQUEST.COVERAGE_ID.eq(CONTAINMENT.COVERAGE_ID))
        .and(PULL_REQUEST.REPOSITORY_ID.eq(CONTAINMENT.REPOSITORY_ID))
        .and(PULL_REQUEST.NUMBER.eq(CONTAINMENT.NUMBER))
        .where(CONTAINMENT.SITE_ID.eq(place.site().value()))
        .and(CONTAINMENT.SHA.in(refs.stream().map(EntityRef.Commit::sha).toList()))
        .and(PULL_REQUEST.HOME_COVERAGE_ID.eq(place.coverage().value()))
        .fetchGroups(
            found -> new EntityRef.Commit(found.value2().getHomeRepositoryId(), found.value1()),
            found -> PullRequestRows.facts(found.value2()));
  }
}
