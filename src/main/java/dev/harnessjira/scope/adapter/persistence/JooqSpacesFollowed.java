package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.SPACE;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.domain.SpacesFollowed;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Where covered spaces are, in PostgreSQL. */
@Repository
class JooqSpacesFollowed implements SpacesFollowed {

  private final DSLContext sql;

  JooqSpacesFollowed(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Set<CoverageId> announce(SiteId site, Collection<CoverageId> coverages, Instant at) {
    return sql.update(SPACE)
        .set(SPACE.ANNOUNCED_AT, time(at))
        .where(SPACE.SITE_ID.eq(site.value()))
        .and(SPACE.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .and(SPACE.ANNOUNCED_AT.isNull())
        .returningResult(SPACE.COVERAGE_ID)
        .fetchSet(row -> new CoverageId(row.value1()));
  }

  @Override
  public void lookBy(SiteId site, ConnectionId connection, Instant at) {
    sql.update(SPACE)
        .set(SPACE.LOOK_AT, time(at))
        .where(SPACE.SITE_ID.eq(site.value()))
        .and(
            SPACE.COVERAGE_ID.in(
                DSL.select(COVERAGE.COVERAGE_ID)
                    .from(COVERAGE)
                    .where(COVERAGE.SITE_ID.eq(site.value()))
                    .and(COVERAGE.CONNECTION_ID.eq(connection.value()))))
        .and(SPACE.LOOK_AT.gt(time(at)))
        .execute();
  }

  @Override
  public void lookAt(Coverage coverage, Instant at) {
    sql.update(SPACE).set(SPACE.LOOK_AT, time(at)).where(is(coverage)).execute();
  }

  @Override
  public void found(Coverage coverage, long number) {
    sql.update(SPACE)
        .set(SPACE.NUMBER, number == 0 ? null : number)
        .setNull(SPACE.MISSING_SINCE)
        .setNull(SPACE.MISSING_REASON)
        .where(is(coverage))
        .execute();
  }

  @Override
  public void renamed(Coverage coverage, String name) {
    change(coverage, COVERAGE.NAME, name);
  }

  @Override
  public void moved(Coverage coverage, String path) {
    change(coverage, COVERAGE.PATH, path);
  }

  @Override
  public void missing(Coverage coverage, String reason, Instant now) {
    sql.update(SPACE)
        .set(SPACE.MISSING_SINCE, DSL.coalesce(SPACE.MISSING_SINCE, time(now)))
        .set(SPACE.MISSING_REASON, reason)
        .where(is(coverage))
        .execute();
  }

  private void change(Coverage coverage, TableField<?, String> field, String value) {
    sql.update(COVERAGE)
        .set(field, value)
        .where(COVERAGE.SITE_ID.eq(coverage.site().value()))
        .and(COVERAGE.COVERAGE_ID.eq(coverage.id().value()))
        .execute();
  }

  private static Condition is(Coverage coverage) {
    return SPACE
        .SITE_ID
        .eq(coverage.site().value())
        .and(SPACE.COVERAGE_ID.eq(coverage.id().value()));
  }
}
