package dev.harnessjira.publishing.application;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.PublishedEntities;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Traces;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Says what became of entities, and orders that they are sent again. */
@Service
class TracePublished implements PublishedEntities {

  private final Traces traces;
  private final Coverages coverages;
  private final SiteWork work;
  private final Transactions transactions;
  private final Clock clock;

  TracePublished(
      Traces traces, Coverages coverages, SiteWork work, Transactions transactions, Clock clock) {
    this.traces = traces;
    this.coverages = coverages;
    this.work = work;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<TracedEntity> trace(
      SiteId site, CoverageId coverage, Collection<EntityRef> entities) {
    return in(site, () -> traces.of(site, keys(coverage, entities)));
  }

  @Override
  public List<TracedEntity> naming(SiteId site, String issueKey, int limit) {
    return in(site, () -> traces.naming(site, issueKey, limit));
  }

  @Override
  public Optional<UnknownKey> unknownKey(SiteId site, String issueKey) {
    return in(site, () -> traces.unknownKey(site, issueKey));
  }

  @Override
  public Map<CoverageId, Set<EntityRef>> refused(SiteId site, ConnectionId connection, int limit) {
    return in(site, () -> traces.refused(site, connection, limit));
  }

  @Override
  public int sendAgain(SiteId site, CoverageId coverage, Collection<EntityRef> entities) {
    return in(
        site,
        () ->
            coverages
                .hold(site, coverage)
                .map(held -> order(site, keys(coverage, entities)))
                .orElse(0));
  }

  private int order(SiteId site, Set<EntityKey> keys) {
    var ordered = traces.sendAgain(site, keys, clock.instant());
    if (ordered > 0) {
      work.dueNow(site);
    }
    return ordered;
  }

  private <T> T in(SiteId site, Supplier<T> work) {
    return transactions.inSite(site.value(), work);
  }

  private static Set<EntityKey> keys(CoverageId coverage, Collection<EntityRef> entities) {
    return entities.stream().map(ref -> EntityKey.of(coverage, ref)).collect(Collectors.toSet());
  }
}
