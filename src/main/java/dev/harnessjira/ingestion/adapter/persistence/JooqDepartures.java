package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.ARRIVED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DEPARTED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DOUBTED_REPOSITORY;

import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Repositories that left, arrived or are doubted, in PostgreSQL. */
@Repository
class JooqDepartures implements Departures {

  private final DSLContext sql;

  JooqDepartures(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public boolean isDeparted(Place place, long repository) {
    return sql.fetchExists(DEPARTED_REPOSITORY, departed(place, repository));
  }

  @Override
  public void left(Place place, Departure departure) {
    var row = sql.newRecord(DEPARTED_REPOSITORY);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(departure.repository());
    row.setPath(departure.path());
    row.setMovedTo(departure.movedTo());
    row.setLeftAt(departure.at().atOffset(ZoneOffset.UTC));
    row.setUnforgotten(true);
    sql.insertInto(DEPARTED_REPOSITORY)
        .set(row)
        .onConflict(
            DEPARTED_REPOSITORY.SITE_ID,
            DEPARTED_REPOSITORY.COVERAGE_ID,
            DEPARTED_REPOSITORY.REPOSITORY_ID)
        .doUpdate()
        .set(row)
        .execute();
    sql.deleteFrom(ARRIVED_REPOSITORY)
        .where(in(place, ARRIVED_REPOSITORY.SITE_ID, ARRIVED_REPOSITORY.COVERAGE_ID))
        .and(ARRIVED_REPOSITORY.REPOSITORY_ID.eq(departure.repository()))
        .execute();
  }

  @Override
  public Optional<Long> unforgotten(Place place) {
    return sql.select(DEPARTED_REPOSITORY.REPOSITORY_ID)
        .from(DEPARTED_REPOSITORY)
        .where(in(place, DEPARTED_REPOSITORY.SITE_ID, DEPARTED_REPOSITORY.COVERAGE_ID))
        .and(DEPARTED_REPOSITORY.UNFORGOTTEN)
        .orderBy(DEPARTED_REPOSITORY.REPOSITORY_ID)
        .limit(1)
        .fetchOptional(DEPARTED_REPOSITORY.REPOSITORY_ID);
  }

  @Override
  public void forgotten(Place place, long repository) {
    sql.update(DEPARTED_REPOSITORY)
        .set(DEPARTED_REPOSITORY.UNFORGOTTEN, false)
        .where(departed(place, repository))
        .execute();
  }

  @Override
  public void arrived(Place place, long repository, Instant at) {
    returned(place, repository);
    sql.insertInto(ARRIVED_REPOSITORY)
        .set(ARRIVED_REPOSITORY.SITE_ID, place.site().value())
        .set(ARRIVED_REPOSITORY.COVERAGE_ID, place.coverage().value())
        .set(ARRIVED_REPOSITORY.REPOSITORY_ID, repository)
        .set(ARRIVED_REPOSITORY.ARRIVED_AT, at.atOffset(ZoneOffset.UTC))
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void returned(Place place, long repository) {
    sql.deleteFrom(DEPARTED_REPOSITORY).where(departed(place, repository)).execute();
  }

  @Override
  public void doubt(Place place, long repository, Instant at) {
    sql.insertInto(DOUBTED_REPOSITORY)
        .set(DOUBTED_REPOSITORY.SITE_ID, place.site().value())
        .set(DOUBTED_REPOSITORY.COVERAGE_ID, place.coverage().value())
        .set(DOUBTED_REPOSITORY.REPOSITORY_ID, repository)
        .set(DOUBTED_REPOSITORY.DOUBTED_AT, at.atOffset(ZoneOffset.UTC))
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public List<Long> doubted(Place place, Instant by, int most) {
    return sql.select(DOUBTED_REPOSITORY.REPOSITORY_ID)
        .from(DOUBTED_REPOSITORY)
        .where(in(place, DOUBTED_REPOSITORY.SITE_ID, DOUBTED_REPOSITORY.COVERAGE_ID))
        .and(DOUBTED_REPOSITORY.DOUBTED_AT.le(by.atOffset(ZoneOffset.UTC)))
        .orderBy(DOUBTED_REPOSITORY.DOUBTED_AT, DOUBTED_REPOSITORY.REPOSITORY_ID)
        .limit(most)
        .fetch(DOUBTED_REPOSITORY.REPOSITORY_ID);
  }

  @Override
  public void settled(Place place, long repository) {
    sql.deleteFrom(DOUBTED_REPOSITORY)
        .where(in(place, DOUBTED_REPOSITORY.SITE_ID, DOUBTED_REPOSITORY.COVERAGE_ID))
        .and(DOUBTED_REPOSITORY.REPOSITORY_ID.eq(repository))
        .execute();
  }

  private static Condition departed(Place place, long repository) {
    return in(place, DEPARTED_REPOSITORY.SITE_ID, DEPARTED_REPOSITORY.COVERAGE_ID)
        .and(DEPARTED_REPOSITORY.REPOSITORY_ID.eq(repository));
  }

  private static Condition in(
      Place place, TableField<?, String> site, TableField<?, UUID> coverage) {
    return site.eq(place.site().value()).and(coverage.eq(place.coverage().value()));
  }
}
