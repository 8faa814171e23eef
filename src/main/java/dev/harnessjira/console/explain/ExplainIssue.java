package dev.harnessjira.console.explain;

import dev.harnessjira.console.explain.Explanation.Fact;
import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.PublishedEntities;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.TracedEntity.Standing;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains an issue key: what names it, where, and what Jira says. */
@Component
class ExplainIssue {

  private static final int MOST = 50;

  private final PublishedEntities published;
  private final PublishingReport publishing;
  private final DevelopmentTrace development;
  private final ConnectionDirectory connections;

  ExplainIssue(
      PublishedEntities published,
      PublishingReport publishing,
      DevelopmentTrace development,
      ConnectionDirectory connections) {
    this.connections = connections;
    this.published = published;
    this.publishing = publishing;
    this.development = development;
  }

  Explanation of(SiteId site, String key) {
    var found = published.naming(site, key, MOST + 1);
    var entities = found.stream().limit(MOST).toList();
    return new Explanation(
        key,
        "Issue",
        null,
        null,
        reasons(site, key, entities),
        facts(key, entities),
        List.of(),
        rows(site, key, entities),
        found.size() - entities.size(),
        null);
  }

  private List<Reason> reasons(SiteId site, String key, List<TracedEntity> entities) {
    List<Reason> reasons = new ArrayList<>();
    published.unknownKey(site, key).map(WaitingWords::unknown).ifPresent(reasons::add);
    entities.stream()
        .filter(entity -> entity.waitingSince() != null)
        .min(Comparator.comparing(e -> Objects.requireNonNull(e.waitingSince())))
        .flatMap(entity ->
            WaitingWords.jira(
                connections.connection(site, entity.connection()).orElse(null),
                entity,
                publishing.status(site, entity.connection()).hold()))
        .ifPresent(reasons::add);
    if (entities.isEmpty()) {
      reasons.add(
          Reason.information(
              "Nothing that we know names " + key,
              "Enter the address of the pull request that should, to see whether it’s covered and"
                  + " which keys were found in it."));
    } else if (entities.stream().noneMatch(entity -> entity.issueKeys().contains(key))) {
      reasons.add(
          Reason.information(
              "Nothing names " + key + " any more",
              "What is listed did once, so it was removed from the issue."));
    }
    return reasons;
  }

  private static List<Fact> facts(String key, List<TracedEntity> entities) {
    var inJira =
        entities.stream()
            .filter(entity -> entity.standing() == Standing.ACCEPTED)
            .filter(entity -> entity.issueKeys().contains(key))
            .filter(entity -> !entity.unknownKeys().contains(key))
            .count();
    return entities.isEmpty()
        ? List.of()
        : List.of(new Fact("Accepted by Jira", inJira + " of " + entities.size(), null, null));
  }

  private List<EntityRow> rows(SiteId site, String key, List<TracedEntity> entities) {
    Map<CoverageId, Set<EntityRef>> refs =
        entities.stream()
            .collect(
                Collectors.groupingBy(
                    TracedEntity::coverage,
                    Collectors.mapping(TracedEntity::ref, Collectors.toSet())));
    Map<CoverageId, Map<EntityRef, List<FoundKey>>> keys = new HashMap<>();
    refs.forEach((coverage, all) ->
        keys.put(
            coverage,
            development.trace(site, coverage, all).stream()
                .collect(
                    Collectors.toMap(
                        DevelopmentTrace.Traced::ref, DevelopmentTrace.Traced::keys))));
    return entities.stream()
        .map(entity ->
            EntityRow.of(
                entity,
                line(key, keys.getOrDefault(entity.coverage(), Map.of()).get(entity.ref()))))
        .toList();
  }

  private static String line(String key, @Nullable List<FoundKey> found) {
    var own =
        found == null
            ? List.<FoundKey>of()
            : found.stream().filter(one -> one.key().equals(key)).toList();
    return own.isEmpty() ? "Named it before" : KeyRow.line(own);
  }
}
