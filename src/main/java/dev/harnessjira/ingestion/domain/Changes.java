package dev.harnessjira.ingestion.domain;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.scope.CoverageId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Collects the entities whose wanted content may have changed, by coverage. */
public final class Changes {

  private final Map<CoverageId, Set<EntityRef>> entities = new LinkedHashMap<>();

  public void add(CoverageId coverage, EntityRef entity) {
    entities.computeIfAbsent(coverage, any -> new LinkedHashSet<>()).add(entity);
  }

  public Map<CoverageId, Set<EntityRef>> entities() {
    return entities;
  }
}
