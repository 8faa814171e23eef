package dev.harnessjira.console.fakes;

import dev.harnessjira.publishing.Comparison;
import dev.harnessjira.publishing.PublishingAdministration;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.RefusedEntity;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.publishing.RepositoryEntities;
import dev.harnessjira.publishing.SiteFlow;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What publishing tells; the same for every connection. */
public final class FakePublishing implements PublishingReport, PublishingAdministration {

  private final List<RefusedEntity> refused = new ArrayList<>();
  private final List<UnknownKey> unknownKeys = new ArrayList<>();
  private final List<RepositoryEntities> repositories = new ArrayList<>();
  private final List<RemovalProgress> removals = new ArrayList<>();
  private final List<ConnectionId> ordered = new ArrayList<>();
  private @Nullable Comparison comparison;
  private PublishingStatus status = FakeReports.accepted(0);

  public FakePublishing status(PublishingStatus told) {
    status = told;
    return this;
  }

  public FakePublishing unknown(UnknownKey key) {
    unknownKeys.add(key);
    return this;
  }

  public FakePublishing comparison(Comparison told) {
    comparison = told;
    return this;
  }

  public FakePublishing refused(RefusedEntity entity) {
    refused.add(entity);
    return this;
  }

  public FakePublishing holding(RepositoryEntities entities) {
    repositories.add(entities);
    return this;
  }

  public FakePublishing removal(RemovalProgress progress) {
    removals.add(progress);
    return this;
  }

  /** Connections that were to be compared. */
  public List<ConnectionId> ordered() {
    return ordered;
  }

  @Override
  public void compareWithJira(SiteId site, ConnectionId connection) {
    ordered.add(connection);
  }

  @Override
  public PublishingStatus status(SiteId site, ConnectionId connection) {
    return status;
  }

  @Override
  public Map<ConnectionId, PublishingStatus> statuses(
      SiteId site, Collection<ConnectionId> connections) {
    return connections.stream().collect(Collectors.toMap(it -> it, it -> status));
  }

  @Override
  public List<RefusedEntity> refused(SiteId site, ConnectionId connection, int limit) {
    return refused.stream().limit(limit).toList();
  }

  @Override
  public List<UnknownKey> unknownKeys(SiteId site, ConnectionId connection, int limit) {
    return unknownKeys.stream().limit(limit).toList();
  }

  @Override
  public List<RepositoryEntities> repositories(SiteId site, ConnectionId connection) {
    return repositories;
  }

  @Override
  public Optional<Comparison> comparison(SiteId site, ConnectionId connection) {
    return Optional.ofNullable(comparison);
  }

  @Override
  public SiteFlow flow(SiteId site) {
    return new SiteFlow(0, null, null, null, SiteFlow.Acceptance.NONE, status.hold(), 0);
  }

  @Override
  public List<RemovalProgress> removals(SiteId site) {
    return removals;
  }
}
