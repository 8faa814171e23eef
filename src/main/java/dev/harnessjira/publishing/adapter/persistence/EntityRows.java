package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENDED_COVERAGE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.EntityRecord;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Rows of entities, read, and conditions on them. */
@Component
class EntityRows {

  private final ContentJson json;

  EntityRows(ContentJson json) {
    this.json = json;
  }

  Entity entity(EntityRecord row) {
    var kind = Kind.valueOf(row.getKind());
    var action = row.getAction();
    return new Entity(
        new EntityKey(new CoverageId(row.getCoverageId()), row.getRepository(), kind, row.getId()),
        row.getName(),
        json.read(kind, row.getContent()),
        row.getSequence(),
        State.valueOf(row.getState()),
        action == null ? null : Action.valueOf(action),
        row.getSent(),
        cause(row.getLive(), row.getByWebhook()),
        row.getSince().toInstant());
  }

  static Cause cause(boolean live, boolean byWebhook) {
    return byWebhook ? Cause.WEBHOOK : live ? Cause.CHANGE_CURSOR : Cause.BACKFILL;
  }

  static Condition is(SiteId site, EntityKey key) {
    return ENTITY
        .SITE_ID
        .eq(site.value())
        .and(ENTITY.COVERAGE_ID.eq(key.coverage().value()))
        .and(ENTITY.REPOSITORY.eq(key.repository()))
        .and(ENTITY.KIND.eq(key.kind().name()))
        .and(ENTITY.ID.eq(key.id()));
  }

  /** Rows of these keys, by arrays: one statement whatever their number. */
  static Condition among(SiteId site, Collection<EntityKey> keys) {
    return ENTITY
        .SITE_ID
        .eq(site.value())
        .and(
            DSL.condition(
                "(coverage_id, repository, kind, id) in"
                    + " (select * from unnest({0}, {1}, {2}, {3}))",
                DSL.val(keys.stream().map(k -> k.coverage().value()).toArray(UUID[]::new)),
                DSL.val(keys.stream().map(EntityKey::repository).toArray(Long[]::new)),
                DSL.val(keys.stream().map(k -> k.kind().name()).toArray(String[]::new)),
                DSL.val(keys.stream().map(EntityKey::id).toArray(String[]::new))));
  }

  /** Rows whose coverage has not ended. */
  static Condition covered() {
    return DSL.notExists(
        DSL.selectOne()
            .from(ENDED_COVERAGE)
            .where(ENDED_COVERAGE.SITE_ID.eq(ENTITY.SITE_ID))
            .and(ENDED_COVERAGE.COVERAGE_ID.eq(ENTITY.COVERAGE_ID)));
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
