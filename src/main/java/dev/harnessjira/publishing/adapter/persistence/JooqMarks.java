package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.MARK;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Mark;
import dev.harnessjira.publishing.domain.Marks;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Marks in PostgreSQL. */
@Repository
class JooqMarks implements Marks {

  private final DSLContext sql;

  JooqMarks(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void add(SiteId site, ConnectionId connection, Collection<Mark> marks) {
    List<Query> all = new ArrayList<>();
    marks.stream()
        .sorted(Comparator.comparing(Mark::key))
        .forEach(mark -> all.add(upsert(site, connection, mark)));
    sql.batch(all).execute();
  }

  private Query upsert(SiteId site, ConnectionId connection, Mark mark) {
    return sql.insertInto(MARK)
        .set(MARK.SITE_ID, site.value())
        .set(MARK.COVERAGE_ID, mark.key().coverage().value())
        .set(MARK.REPOSITORY, mark.key().repository())
        .set(MARK.KIND, mark.key().kind().name())
        .set(MARK.ID, mark.key().id())
        .set(MARK.NAME, mark.name())
        .set(MARK.CONNECTION_ID, connection.value())
        .set(MARK.LIVE, mark.live())
        .set(MARK.BY_WEBHOOK, mark.cause() == Cause.WEBHOOK)
        .set(MARK.SINCE, time(mark.since()))
        .onConflict(MARK.SITE_ID, MARK.COVERAGE_ID, MARK.REPOSITORY, MARK.KIND, MARK.ID)
        .doUpdate()
        .set(MARK.LIVE, DSL.field(DSL.condition(MARK.LIVE).or(DSL.excluded(MARK.LIVE))))
        .set(
            MARK.BY_WEBHOOK,
            DSL.field(DSL.condition(MARK.BY_WEBHOOK).or(DSL.excluded(MARK.BY_WEBHOOK))))
        .set(MARK.SINCE, DSL.least(MARK.SINCE, DSL.excluded(MARK.SINCE)));
  }

  @Override
  public Optional<CoverageId> next(SiteId site) {
    return sql.select(MARK.COVERAGE_ID)
        .from(MARK)
        .where(MARK.SITE_ID.eq(site.value()))
        .orderBy(MARK.LIVE.desc(), MARK.SINCE)
        .limit(1)
        .fetchOptional(row -> new CoverageId(row.value1()));
  }

  @Override
  public List<Mark> take(SiteId site, CoverageId coverage, int most) {
    var some =
        sql.select(MARK.REPOSITORY, MARK.KIND, MARK.ID)
            .from(MARK)
            .where(MARK.SITE_ID.eq(site.value()))
            .and(MARK.COVERAGE_ID.eq(coverage.value()))
            .orderBy(MARK.LIVE.desc(), MARK.SINCE)
            .limit(most);
    var taken =
        sql.selectFrom(MARK)
            .where(MARK.SITE_ID.eq(site.value()))
            .and(MARK.COVERAGE_ID.eq(coverage.value()))
            .and(DSL.row(MARK.REPOSITORY, MARK.KIND, MARK.ID).in(some))
            .orderBy(MARK.REPOSITORY, MARK.KIND, MARK.ID)
            .forUpdate()
            .fetch();
    sql.batchDelete(taken).execute();
    return taken.map(row ->
        new Mark(
            new EntityKey(coverage, row.getRepository(), Kind.valueOf(row.getKind()), row.getId()),
            row.getName(),
            EntityRows.cause(row.getLive(), row.getByWebhook()),
            row.getSince().toInstant()));
  }

  @Override
  public void forget(SiteId site, CoverageId coverage) {
    sql.deleteFrom(MARK)
        .where(MARK.SITE_ID.eq(site.value()))
        .and(MARK.COVERAGE_ID.eq(coverage.value()))
        .execute();
  }

  @Override
  public void forget(SiteId site, CoverageId coverage, Set<Long> repositories) {
    sql.deleteFrom(MARK)
        .where(MARK.SITE_ID.eq(site.value()))
        .and(MARK.COVERAGE_ID.eq(coverage.value()))
        .and(MARK.REPOSITORY.in(repositories))
        .execute();
  }
}
