package dev.harnessjira.console.explain;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.console.explain.Explanation.Again;
import dev.harnessjira.console.explain.Explanation.Fact;
import dev.harnessjira.console.explain.FoundCode.OfEntity;
import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.DevelopmentTrace.FoundKey;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.publishing.PublishedEntities;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains a pull request, branch or commit that is known. */
@Component
class ExplainCode {

  private static final int MOST = 50;

  private final DevelopmentTrace development;
  private final PublishedEntities published;
  private final PublishingReport publishing;
  private final IngestionReport ingestion;

  ExplainCode(
      DevelopmentTrace development,
      PublishedEntities published,
      PublishingReport publishing,
      IngestionReport ingestion) {
    this.development = development;
    this.published = published;
    this.publishing = publishing;
    this.ingestion = ingestion;
  }

  Explanation of(SiteId site, OfEntity found) {
    var coverage = found.coverage().id();
    var around = development.around(site, coverage, found.traced().ref());
    var entities = entities(site, around);
    var own = own(entities, coverage, found.traced().ref());
    var rows = rows(site, entities, found.traced().ref());
    return new Explanation(
        title(found),
        EntityRow.kind(found.traced().ref()),
        FindCode.page(found.repository(), found.traced().ref()),
        own == null ? Lozenge.neutral("Not in Jira") : EntityRow.status(own),
        reasons(site, found, own),
        facts(found, own),
        keys(site, found.traced().keys(), own),
        rows.stream().limit(MOST).toList(),
        Math.max(0, rows.size() - MOST),
        again(found.coverage().id(), found.traced().ref()));
  }

  private static String title(OfEntity found) {
    var title = found.traced().title();
    return title.isEmpty() ? EntityRow.kind(found.traced().ref()) : title;
  }

  private List<TracedEntity> entities(SiteId site, Map<CoverageId, Set<EntityRef>> around) {
    List<TracedEntity> entities = new ArrayList<>();
    around.forEach((coverage, refs) -> entities.addAll(published.trace(site, coverage, refs)));
    return entities;
  }

  private static @Nullable TracedEntity own(
      List<TracedEntity> entities, CoverageId coverage, EntityRef ref) {
    return entities.stream()
        .filter(entity -> entity.coverage().equals(coverage) && entity.ref().equals(ref))
        .findFirst()
        .orElse(null);
  }

  /** What was asked for stands first; its keys are told above. */
  private List<EntityRow> rows(SiteId site, List<TracedEntity> entities, EntityRef subject) {
    Map<EntityRef, List<FoundKey>> keys = new HashMap<>();
    entities.stream()
        .map(TracedEntity::coverage)
        .distinct()
        .forEach(coverage -> keys.putAll(keys(site, coverage, entities)));
    return Stream.concat(
            entities.stream().filter(entity -> entity.ref().equals(subject)),
            entities.stream().filter(entity -> !entity.ref().equals(subject)))
        .map(entity ->
            EntityRow.of(
                entity,
                entity.ref().equals(subject)
                    ? null
                    : KeyRow.line(keys.getOrDefault(entity.ref(), List.of()))))
        .toList();
  }

  private Map<EntityRef, List<FoundKey>> keys(
      SiteId site, CoverageId coverage, List<TracedEntity> entities) {
    var refs =
        entities.stream()
            .filter(entity -> entity.coverage().equals(coverage))
            .map(TracedEntity::ref)
            .collect(Collectors.toSet());
    Map<EntityRef, List<FoundKey>> keys = new HashMap<>();
    development.trace(site, coverage, refs).forEach(one -> keys.put(one.ref(), one.keys()));
    return keys;
  }

  private List<Reason> reasons(SiteId site, OfEntity found, @Nullable TracedEntity own) {
    var connection = found.connection();
    var hold = publishing.status(site, connection.id()).hold();
    return Stream.of(
            WaitingWords.unfolded(ingestion.status(site, connection.id())),
            WaitingWords.reading(connection, found.traced()),
            WaitingWords.jira(connection, own, hold),
            WaitingWords.refused(own),
            WaitingWords.gone(found.traced()),
            WaitingWords.keyless(connection, found.traced()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static List<Fact> facts(OfEntity found, @Nullable TracedEntity own) {
    List<Fact> facts = new ArrayList<>();
    var connection = found.connection();
    facts.add(Facts.covered(connection, found.coverage()));
    facts.add(new Fact("Repository", found.repository().path(), null, null));
    var heard = found.traced().heard();
    if (heard != null) {
      facts.add(new Fact("Last heard of", WaitingWords.cause(heard.cause()), heard.at(), null));
    }
    facts.add(Facts.lastEvent(found.repository().lastEvent()));
    facts.add(accepted(own == null ? null : own.accepted()));
    return facts;
  }

  private static Fact accepted(@Nullable Instant at) {
    return new Fact("Last accepted by Jira", at == null ? "Never" : null, at, null);
  }

  private List<KeyRow> keys(SiteId site, List<FoundKey> found, @Nullable TracedEntity own) {
    var unknown = own == null ? List.<String>of() : own.unknownKeys();
    List<KeyRow> rows = new ArrayList<>();
    KeyRow.byKey(found)
        .forEach((key, places) ->
            rows.add(
                new KeyRow(
                    key,
                    KeyRow.where(places),
                    places.stream().anyMatch(FoundKey::counts),
                    unknown.contains(key),
                    unknown.contains(key)
                        ? published.unknownKey(site, key).map(UnknownKey::nextTry).orElse(null)
                        : null)));
    return rows;
  }

  static Again again(CoverageId coverage, EntityRef ref) {
    return new Again(
        coverage.toString(),
        SendAgain.kind(ref),
        ref.repository(),
        SendAgain.name(ref),
        "Read again from Harness and send");
  }
}
