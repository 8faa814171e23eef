package dev.harnessjira.publishing.application;

import dev.harnessjira.ingestion.Development;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Mark;
import dev.harnessjira.publishing.domain.Marks;
import dev.harnessjira.publishing.domain.Reckoning;
import dev.harnessjira.publishing.domain.content.Content;
import dev.harnessjira.publishing.domain.content.LinkedContent;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Computes what Jira should hold of marked entities, in short transactions that hold the coverage.
 */
@Service
class ReckonWanted {

  private static final int BATCH = 400;

  private final Marks marks;
  private final Entities entities;
  private final Coverages coverages;
  private final Development development;
  private final Transactions transactions;

  ReckonWanted(
      Marks marks,
      Entities entities,
      Coverages coverages,
      Development development,
      Transactions transactions) {
    this.marks = marks;
    this.entities = entities;
    this.coverages = coverages;
    this.development = development;
    this.transactions = transactions;
  }

  /** Takes a batch of marks; false when there was none. */
  boolean batch(SiteId site) {
    return transactions.inSite(
        site.value(),
        () -> {
          var next = marks.next(site);
          next.ifPresent(coverage -> batch(site, coverage));
          return next.isPresent();
        });
  }

  private void batch(SiteId site, CoverageId id) {
    var coverage = coverages.hold(site, id);
    if (coverage.isEmpty()) {
      marks.forget(site, id);
      return;
    }
    Map<EntityKey, Mark> taken =
        marks.take(site, id, BATCH).stream().collect(Collectors.toMap(Mark::key, mark -> mark));
    if (!taken.isEmpty()) {
      reckon(coverage.get(), taken);
    }
  }

  private void reckon(Coverage coverage, Map<EntityKey, Mark> taken) {
    var refs = taken.values().stream().map(Mark::ref).collect(Collectors.toSet());
    var linked = development.linked(coverage.site(), coverage.id(), refs);
    var contents = contents(coverage, linked);
    Set<EntityKey> keys = new HashSet<>(taken.keySet());
    keys.addAll(contents.keySet());
    var reckoning = new Reckoning(entities.lock(coverage.site(), keys), entities.clockMicros());
    entities.write(coverage.site(), coverage.connection(), reckoning.changes(taken, contents));
  }

  /** Contents by entity, with the heads of branches, and the repositories that have any. */
  private Map<EntityKey, Content> contents(Coverage coverage, List<LinkedEntity> linked) {
    Map<EntityKey, Content> contents = new HashMap<>();
    for (var entity : linked) {
      var key = EntityKey.of(coverage.id(), entity.ref());
      var content = LinkedContent.of(entity);
      if (content != null) {
        contents.put(key, content);
      }
      if (content instanceof Content.Branch branch) {
        contents.putIfAbsent(key.commit(branch.lastCommit().id()), branch.lastCommit());
      }
    }
    return withRepositories(coverage, contents);
  }

  private Map<EntityKey, Content> withRepositories(
      Coverage coverage, Map<EntityKey, Content> contents) {
    Map<EntityKey, Content> all = new HashMap<>(contents);
    contents.keySet().stream()
        .map(EntityKey::repositoryKey)
        .distinct()
        .forEach(key ->
            development
                .repository(coverage.site(), coverage.id(), key.repository())
                .ifPresent(repository -> all.put(key, LinkedContent.of(repository))));
    all.keySet().removeIf(key -> !all.containsKey(key.repositoryKey()));
    return all;
  }
}
