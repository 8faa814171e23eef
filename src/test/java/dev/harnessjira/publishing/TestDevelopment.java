package dev.harnessjira.publishing;

import dev.harnessjira.ingestion.ComparisonWithHarness;
import dev.harnessjira.ingestion.Development;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is linked, and what is covered, as a test says. */
final class TestDevelopment implements Development, ComparisonWithHarness, Coverages {

  private record Place(CoverageId coverage, EntityRef ref) {}

  private final Map<Place, LinkedEntity> linked = new ConcurrentHashMap<>();
  private final Map<CoverageId, Coverage> coverages = new ConcurrentHashMap<>();
  private final Set<CoverageId> ended = ConcurrentHashMap.newKeySet();
  private final Map<Long, LinkedEntity.Repository> repositories = new ConcurrentHashMap<>();

  final Set<SiteId> compared = ConcurrentHashMap.newKeySet();

  @Override
  public void now(SiteId site) {
    compared.add(site);
  }

  void cover(Coverage coverage) {
    coverages.put(coverage.id(), coverage);
  }

  void end(CoverageId coverage) {
    ended.add(coverage);
  }

  void link(CoverageId coverage, LinkedEntity entity) {
    linked.put(new Place(coverage, entity.ref()), entity);
  }

  void unlink(CoverageId coverage, EntityRef ref) {
    linked.remove(new Place(coverage, ref));
  }

  void name(LinkedEntity.Repository repository) {
    repositories.put(repository.id(), repository);
  }

  @Override
  public List<LinkedEntity> linked(SiteId site, CoverageId coverage, Set<EntityRef> entities) {
    return entities.stream()
        .map(ref -> linked.get(new Place(coverage, ref)))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Optional<LinkedEntity.Repository> repository(
      SiteId site, CoverageId coverage, long repository) {
    return Optional.of(
        repositories.getOrDefault(repository, TestLinkedEntities.repository(repository)));
  }

  @Override
  public Optional<Coverage> hold(SiteId site, CoverageId coverage) {
    return ended.contains(coverage) ? Optional.empty() : find(site, coverage);
  }

  @Override
  public Optional<Coverage> find(SiteId site, CoverageId coverage) {
    return Optional.ofNullable(coverages.get(coverage));
  }

  @Override
  public List<Coverage> of(SiteId site, Collection<ConnectionId> wanted) {
    return coverages.values().stream()
        .filter(coverage -> wanted.contains(coverage.connection()))
        .toList();
  }
}
