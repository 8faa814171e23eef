package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.covered;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.COMPARISON;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.COMPARISON_REPOSITORY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;

import dev.harnessjira.publishing.domain.Comparisons;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Comparisons in PostgreSQL. */
@Repository
class JooqComparisons implements Comparisons {

  /** Between two repositories of a site. */
  private static final Duration PACE = Duration.ofMillis(200);

  private final DSLContext sql;

  JooqComparisons(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void order(SiteId site, @Nullable ConnectionId connection, Instant now, Duration after) {
    var repositories =
        sql.select(ENTITY.CONNECTION_ID, ENTITY.COVERAGE_ID, ENTITY.REPOSITORY)
            .from(ENTITY)
            .where(ENTITY.SITE_ID.eq(site.value()))
            .and(ENTITY.KIND.eq(Kind.REPOSITORY.name()))
            .and(ENTITY.SENT)
            .and(covered())
            .and(
                connection == null
                    ? DSL.trueCondition()
                    : ENTITY.CONNECTION_ID.eq(connection.value()))
            .orderBy(ENTITY.CONNECTION_ID, ENTITY.COVERAGE_ID, ENTITY.REPOSITORY)
            .fetch();
    Map<UUID, Integer> counts = new HashMap<>();
    if (connection != null) {
      counts.put(connection.value(), 0);
    }
    var at = now.plus(after);
    for (var row : repositories) {
      counts.merge(row.value1(), 1, Integer::sum);
      order(site, row.value1(), row.value2(), row.value3(), at);
      at = at.plus(PACE);
    }
    counts.forEach((id, count) -> begin(site, id, now, count));
  }

  private void order(SiteId site, UUID connection, UUID coverage, long repository, Instant at) {
    sql.insertInto(COMPARISON_REPOSITORY)
        .set(COMPARISON_REPOSITORY.SITE_ID, site.value())
        .set(COMPARISON_REPOSITORY.COVERAGE_ID, coverage)
        .set(COMPARISON_REPOSITORY.REPOSITORY, repository)
        .set(COMPARISON_REPOSITORY.CONNECTION_ID, connection)
        .set(COMPARISON_REPOSITORY.NEXT_AT, time(at))
        .onConflict(
            COMPARISON_REPOSITORY.SITE_ID,
            COMPARISON_REPOSITORY.COVERAGE_ID,
            COMPARISON_REPOSITORY.REPOSITORY)
        .doUpdate()
        .set(COMPARISON_REPOSITORY.NEXT_AT, time(at))
        .set(COMPARISON_REPOSITORY.FAILURES, 0)
        .execute();
  }

  private void begin(SiteId site, UUID connection, Instant now, int count) {
    sql.insertInto(COMPARISON)
        .set(COMPARISON.SITE_ID, site.value())
        .set(COMPARISON.CONNECTION_ID, connection)
        .set(COMPARISON.ORDERED_AT, time(now))
        .set(COMPARISON.REPOSITORIES, count)
        .onConflict(COMPARISON.SITE_ID, COMPARISON.CONNECTION_ID)
        .doUpdate()
        .set(COMPARISON.ORDERED_AT, time(now))
        .set(COMPARISON.REPOSITORIES, count)
        .set(COMPARISON.COMPARED, 0)
        .set(COMPARISON.REPAIRED, 0)
        .setNull(COMPARISON.PROBLEM)
        .execute();
  }

  @Override
  public Optional<Due> due(SiteId site, Instant now) {
    return sql.selectFrom(COMPARISON_REPOSITORY)
        .where(COMPARISON_REPOSITORY.SITE_ID.eq(site.value()))
        .and(COMPARISON_REPOSITORY.NEXT_AT.le(time(now)))
        .and(flowing())
        .orderBy(COMPARISON_REPOSITORY.NEXT_AT)
        .limit(1)
        .fetchOptional(row -> {
          var coverage = new CoverageId(row.getCoverageId());
          var repository = row.getRepository();
          return new Due(
              new ConnectionId(row.getConnectionId()),
              new EntityKey(coverage, repository, Kind.REPOSITORY, coverage + "-" + repository),
              row.getFailures());
        });
  }

  @Override
  public Optional<Instant> next(SiteId site) {
    return Optional.ofNullable(
            sql.select(DSL.min(COMPARISON_REPOSITORY.NEXT_AT))
                .from(COMPARISON_REPOSITORY)
                .where(COMPARISON_REPOSITORY.SITE_ID.eq(site.value()))
                .and(flowing())
                .fetchSingle()
                .value1())
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void compared(SiteId site, Due due, int repaired) {
    var was = sql.deleteFrom(COMPARISON_REPOSITORY).where(is(site, due)).execute();
    sql.update(COMPARISON)
        .set(COMPARISON.COMPARED, COMPARISON.COMPARED.plus(was))
        .set(COMPARISON.REPAIRED, COMPARISON.REPAIRED.plus(repaired))
        .setNull(COMPARISON.PROBLEM)
        .where(of(site, due))
        .execute();
  }

  @Override
  public void failed(SiteId site, Due due, String problem, Instant again) {
    sql.update(COMPARISON_REPOSITORY)
        .set(COMPARISON_REPOSITORY.NEXT_AT, time(again))
        .set(COMPARISON_REPOSITORY.FAILURES, due.failures() + 1)
        .where(is(site, due))
        .execute();
    sql.update(COMPARISON).set(COMPARISON.PROBLEM, problem).where(of(site, due)).execute();
  }

  private static Condition flowing() {
    return JooqPausedConnections.flowing(
        COMPARISON_REPOSITORY.SITE_ID, COMPARISON_REPOSITORY.CONNECTION_ID);
  }

  private static Condition of(SiteId site, Due due) {
    return COMPARISON
        .SITE_ID
        .eq(site.value())
        .and(COMPARISON.CONNECTION_ID.eq(due.connection().value()));
  }

  private static Condition is(SiteId site, Due due) {
    return COMPARISON_REPOSITORY
        .SITE_ID
        .eq(site.value())
        .and(COMPARISON_REPOSITORY.COVERAGE_ID.eq(due.repository().coverage().value()))
        .and(COMPARISON_REPOSITORY.REPOSITORY.eq(due.repository().repository()));
  }
}
