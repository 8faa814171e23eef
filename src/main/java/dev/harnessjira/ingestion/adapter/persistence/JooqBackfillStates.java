package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BACKFILL;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BACKFILL_REPOSITORY;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.sum;

import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.BackfillRecord;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record6;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How far backfills are, in PostgreSQL. */
@Repository
class JooqBackfillStates implements BackfillStates {

  private static final Condition FAILED = BACKFILL_REPOSITORY.REASON.isNotNull();
  private static final Condition DONE =
      BACKFILL_REPOSITORY.STAGE.eq(Stage.DONE.name()).and(BACKFILL_REPOSITORY.REASON.isNull());
  private static final Field<Integer> FOUND_COUNT = count(BACKFILL_REPOSITORY.REPOSITORY_ID);
  private static final Field<Integer> DONE_COUNT = count().filterWhere(DONE);
  private static final Field<Integer> FAILED_COUNT = count().filterWhere(FAILED);
  private static final Field<BigDecimal> OPEN = total(BACKFILL_REPOSITORY.EXPECTED_OPEN);
  private static final Field<BigDecimal> PAST = total(BACKFILL_REPOSITORY.EXPECTED_PAST);

  private final DSLContext sql;

  JooqBackfillStates(DSLContext sql) {
    this.sql = sql;
  }

  private static Field<BigDecimal> total(Field<Integer> column) {
    return coalesce(sum(column), inline(BigDecimal.ZERO));
  }

  @Override
  public Optional<Backfill> find(Place place) {
    return sql.selectFrom(BACKFILL).where(of(place)).fetchOptional(BackfillRows::backfill);
  }

  @Override
  public void save(Place place, ConnectionId connection, Backfill backfill) {
    var row = sql.newRecord(BACKFILL);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setConnectionId(connection.value());
    BackfillRows.fill(row, backfill);
    sql.insertInto(BACKFILL)
        .set(row)
        .onConflict(BACKFILL.SITE_ID, BACKFILL.COVERAGE_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public void save(Place place, Backfill backfill) {
    var row = sql.newRecord(BACKFILL);
    BackfillRows.fill(row, backfill);
    sql.update(BACKFILL).set(row).where(of(place)).execute();
  }

  @Override
  public Optional<RepositoryBackfill> repository(Place place, long repository) {
    return sql.selectFrom(BACKFILL_REPOSITORY)
        .where(at(place))
        .and(BACKFILL_REPOSITORY.REPOSITORY_ID.eq(repository))
        .fetchOptional(BackfillRows::repository);
  }

  @Override
  public void save(Place place, RepositoryBackfill repository) {
    var row = sql.newRecord(BACKFILL_REPOSITORY);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    BackfillRows.fill(row, repository);
    sql.insertInto(BACKFILL_REPOSITORY)
        .set(row)
        .onConflict(
            BACKFILL_REPOSITORY.SITE_ID,
            BACKFILL_REPOSITORY.COVERAGE_ID,
            BACKFILL_REPOSITORY.REPOSITORY_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public void forgetListedBefore(Place place, int run) {
    sql.deleteFrom(BACKFILL_REPOSITORY)
        .where(at(place))
        .and(BACKFILL_REPOSITORY.RUN.lt(run))
        .execute();
  }

  @Override
  public Optional<RepositoryBackfill> next(Place place, Instant now) {
    return sql.selectFrom(BACKFILL_REPOSITORY)
        .where(at(place))
        .and(BACKFILL_REPOSITORY.STAGE.ne(inline(Stage.DONE.name())))
        .and(
            BACKFILL_REPOSITORY
                .REASON
                .isNull()
                .or(BACKFILL_REPOSITORY.RETRY_AT.le(now.atOffset(ZoneOffset.UTC))))
        .orderBy(BACKFILL_REPOSITORY.ACTIVE_AT.desc(), BACKFILL_REPOSITORY.REPOSITORY_ID)
        .limit(1)
        .fetchOptional(BackfillRows::repository);
  }

  @Override
  public @Nullable Instant nextRetry(Place place) {
    var next =
        sql.select(min(BACKFILL_REPOSITORY.RETRY_AT))
            .from(BACKFILL_REPOSITORY)
            .where(at(place))
            .fetchSingle()
            .value1();
    return next == null ? null : next.toInstant();
  }

  @Override
  public List<FailedRepository> failed(SiteId site, ConnectionId connection) {
    return sql.select(BACKFILL_REPOSITORY)
        .from(BACKFILL_REPOSITORY)
        .join(BACKFILL)
        .on(BACKFILL.SITE_ID.eq(BACKFILL_REPOSITORY.SITE_ID))
        .and(BACKFILL.COVERAGE_ID.eq(BACKFILL_REPOSITORY.COVERAGE_ID))
        .where(BACKFILL.SITE_ID.eq(site.value()))
        .and(BACKFILL.CONNECTION_ID.eq(connection.value()))
        .and(FAILED)
        .orderBy(BACKFILL_REPOSITORY.PATH, BACKFILL_REPOSITORY.REPOSITORY_ID)
        .fetch(found -> BackfillRows.failed(found.value1()));
  }

  @Override
  public Map<ConnectionId, List<Standing>> standings(
      SiteId site, Collection<ConnectionId> connections) {
    return sql.select(BACKFILL, FOUND_COUNT, DONE_COUNT, FAILED_COUNT, OPEN, PAST)
        .from(BACKFILL)
        .leftJoin(BACKFILL_REPOSITORY)
        .on(BACKFILL_REPOSITORY.SITE_ID.eq(BACKFILL.SITE_ID))
        .and(BACKFILL_REPOSITORY.COVERAGE_ID.eq(BACKFILL.COVERAGE_ID))
        .where(BACKFILL.SITE_ID.eq(site.value()))
        .and(BACKFILL.CONNECTION_ID.in(connections.stream().map(ConnectionId::value).toList()))
        .groupBy(BACKFILL.SITE_ID, BACKFILL.COVERAGE_ID)
        .orderBy(BACKFILL.COVERAGE_ID)
        .fetchGroups(
            found -> new ConnectionId(found.value1().getConnectionId()),
            JooqBackfillStates::standing);
  }

  private static Standing standing(
      Record6<BackfillRecord, Integer, Integer, Integer, BigDecimal, BigDecimal> found) {
    return new Standing(
        BackfillRows.backfill(found.value1()),
        found.value2(),
        found.value3(),
        found.value4(),
        found.value5().longValue(),
        found.value6().longValue());
  }

  private static Condition of(Place place) {
    return BACKFILL
        .SITE_ID
        .eq(place.site().value())
        .and(BACKFILL.COVERAGE_ID.eq(place.coverage().value()));
  }

  private static Condition at(Place place) {
    return BACKFILL_REPOSITORY
        .SITE_ID
        .eq(place.site().value())
        .and(BACKFILL_REPOSITORY.COVERAGE_ID.eq(place.coverage().value()));
  }
}
