package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.among;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.covered;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.MARK;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.NAMED_KEY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.UNKNOWN_KEY;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.publishing.TracedEntity;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Traces;
import dev.harnessjira.publishing.domain.UnknownIssueKey;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjects;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What became of single entities, in PostgreSQL. */
@Repository
class JooqTraces implements Traces {

  private final DSLContext sql;
  private final TraceRows rows;
  private final Entities entities;
  private final SiteProjects projects;

  JooqTraces(DSLContext sql, TraceRows rows, Entities entities, SiteProjects projects) {
    this.sql = sql;
    this.rows = rows;
    this.entities = entities;
    this.projects = projects;
  }

  @Override
  public List<TracedEntity> of(SiteId site, Collection<EntityKey> keys) {
    return traced(among(site, keys).and(covered()), Integer.MAX_VALUE);
  }

  @Override
  public List<TracedEntity> naming(SiteId site, String issueKey, int limit) {
    var names =
        DSL.exists(
            DSL.selectOne()
                .from(NAMED_KEY)
                .where(NAMED_KEY.SITE_ID.eq(site.value()))
                .and(NAMED_KEY.ISSUE_KEY.eq(issueKey))
                .and(NAMED_KEY.COVERAGE_ID.eq(ENTITY.COVERAGE_ID))
                .and(NAMED_KEY.REPOSITORY.eq(ENTITY.REPOSITORY))
                .and(NAMED_KEY.KIND.eq(ENTITY.KIND))
                .and(NAMED_KEY.ID.eq(ENTITY.ID)));
    return traced(ENTITY.SITE_ID.eq(site.value()).and(names).and(covered()), limit);
  }

  private List<TracedEntity> traced(Condition which, int limit) {
    var marked =
        DSL.select(MARK.SINCE)
            .from(MARK)
            .where(MARK.SITE_ID.eq(ENTITY.SITE_ID))
            .and(MARK.COVERAGE_ID.eq(ENTITY.COVERAGE_ID))
            .and(MARK.REPOSITORY.eq(ENTITY.REPOSITORY))
            .and(MARK.KIND.eq(ENTITY.KIND))
            .and(MARK.ID.eq(ENTITY.ID));
    return sql.select(ENTITY, DSL.field(marked))
        .from(ENTITY)
        .where(which)
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .orderBy(ENTITY.KIND.desc(), ENTITY.SEQUENCE.desc())
        .limit(limit)
        .fetch(row -> rows.traced(row.value1(), row.value2()));
  }

  @Override
  public Optional<UnknownKey> unknownKey(SiteId site, String issueKey) {
    var naming =
        sql.fetchCount(
            NAMED_KEY, NAMED_KEY.SITE_ID.eq(site.value()).and(NAMED_KEY.ISSUE_KEY.eq(issueKey)));
    return sql.selectFrom(UNKNOWN_KEY)
        .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
        .and(UNKNOWN_KEY.ISSUE_KEY.eq(issueKey))
        .fetchOptional(row ->
            new UnknownKey(
                issueKey,
                UnknownIssueKey.why(issueKey, projects.keys(site).orElse(null)),
                naming,
                row.getLastSaidAt().toInstant(),
                row.getNextAt().toInstant()));
  }

  @Override
  public Map<CoverageId, Set<EntityRef>> refused(SiteId site, ConnectionId connection, int limit) {
    Map<CoverageId, Set<EntityRef>> refused = new LinkedHashMap<>();
    sql.select(ENTITY.COVERAGE_ID, ENTITY.KIND, ENTITY.REPOSITORY, ENTITY.NAME)
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.CONNECTION_ID.eq(connection.value()))
        .and(ENTITY.STATE.eq(State.REFUSED.name()))
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .and(covered())
        .orderBy(ENTITY.REFUSED_AT.desc())
        .limit(limit)
        .forEach(row ->
            refused
                .computeIfAbsent(new CoverageId(row.value1()), any -> new LinkedHashSet<>())
                .add(TraceRows.ref(Kind.valueOf(row.value2()), row.value3(), row.value4())));
    return refused;
  }

  // Locked first, in the order of all writers. What waits goes anyway, with the cause it has.
  @Override
  public int sendAgain(SiteId site, Set<EntityKey> keys, Instant now) {
    var idle = among(site, keys).and(ENTITY.ACTION.isNull()).and(covered());
    sql.select(ENTITY.ID)
        .from(ENTITY)
        .where(idle)
        .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .forUpdate()
        .fetch();
    var wanted = DSL.condition("jsonb_array_length(content -> 'keys') > 0");
    return order(idle.and(wanted), Action.PUT, now)
        + order(idle.and(ENTITY.CONTENT.isNull()).and(ENTITY.SENT), Action.DELETE, now);
  }

  private int order(Condition which, Action action, Instant now) {
    return sql.update(ENTITY)
        .set(ENTITY.ACTION, action.name())
        .set(ENTITY.STATE, State.WAITING.name())
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.LIVE, false)
        .set(ENTITY.BY_WEBHOOK, false)
        .set(ENTITY.SINCE, time(now))
        .set(
            ENTITY.SEQUENCE, DSL.greatest(ENTITY.SEQUENCE.plus(1), DSL.val(entities.clockMicros())))
        .where(which)
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .execute();
  }
}
