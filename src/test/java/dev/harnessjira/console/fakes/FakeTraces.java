package dev.harnessjira.console.fakes;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.PublishedEntities;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known and what was published, as a test says. */
public final class FakeTraces implements DevelopmentTrace, PublishedEntities {

  private final List<Known> repositories = new ArrayList<>();
  private final List<Traced> traced = new ArrayList<>();
  private final List<TracedEntity> entities = new ArrayList<>();
  private final List<UnknownKey> unknown = new ArrayList<>();
  private final List<String> done = new ArrayList<>();

  public FakeTraces repository(Known known) {
    repositories.add(known);
    return this;
  }

  public FakeTraces known(Traced one) {
    traced.add(one);
    return this;
  }

  public FakeTraces published(TracedEntity entity) {
    entities.add(entity);
    return this;
  }

  public FakeTraces unknown(UnknownKey key) {
    unknown.add(key);
    return this;
  }

  /** What was read again and sent again, in order. */
  public List<String> done() {
    return done;
  }

  @Override
  public List<Known> repositories(SiteId site, Collection<String> pathsOrPages) {
    var lower = pathsOrPages.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
    return repositories.stream()
        .filter(known -> lower.contains(known.path().toLowerCase(Locale.ROOT)))
        .toList();
  }

  @Override
  public List<Traced> trace(SiteId site, CoverageId coverage, Set<EntityRef> refs) {
    return traced.stream().filter(one -> refs.contains(one.ref())).toList();
  }

  @Override
  public Map<CoverageId, Set<EntityRef>> around(
      SiteId site, CoverageId coverage, EntityRef entity) {
    Set<EntityRef> all = new LinkedHashSet<>(Set.of(entity));
    entities.stream().map(TracedEntity::ref).forEach(all::add);
    return Map.of(coverage, all);
  }

  @Override
  public boolean readAgain(SiteId site, CoverageId coverage, EntityRef entity) {
    done.add("read " + entity);
    return true;
  }

  @Override
  public List<TracedEntity> trace(SiteId site, CoverageId coverage, Collection<EntityRef> refs) {
    return entities.stream().filter(one -> refs.contains(one.ref())).toList();
  }

  @Override
  public List<TracedEntity> naming(SiteId site, String issueKey, int limit) {
    return entities.stream().limit(limit).toList();
  }

  @Override
  public Optional<UnknownKey> unknownKey(SiteId site, String issueKey) {
    return unknown.stream().filter(key -> key.key().equals(issueKey)).findFirst();
  }

  @Override
  public Map<CoverageId, Set<EntityRef>> refused(SiteId site, ConnectionId connection, int limit) {
    return entities.stream()
        .filter(one -> one.standing() == TracedEntity.Standing.REFUSED)
        .collect(
            Collectors.groupingBy(
                TracedEntity::coverage, Collectors.mapping(TracedEntity::ref, Collectors.toSet())));
  }

  @Override
  public int sendAgain(SiteId site, CoverageId coverage, Collection<EntityRef> refs) {
    done.add("send " + refs.size());
    return refs.size();
  }
}
