package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PAUSE;

import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Pauses in PostgreSQL; their rows are what the writers of a coverage queue at. */
@Repository
class JooqPauses implements Pauses {

  private final DSLContext sql;

  JooqPauses(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void lock(Place place) {
    var locked = sql.select(PAUSE.ATTEMPTS).from(PAUSE).where(of(place)).forUpdate().fetchAny();
    if (locked == null) {
      sql.insertInto(PAUSE)
          .set(PAUSE.SITE_ID, place.site().value())
          .set(PAUSE.COVERAGE_ID, place.coverage().value())
          .onConflict(PAUSE.SITE_ID, PAUSE.COVERAGE_ID)
          .doUpdate()
          .set(PAUSE.ATTEMPTS, PAUSE.ATTEMPTS)
          .execute();
    }
  }

  @Override
  public Optional<Pause> find(Place place) {
    return sql.select(PAUSE.ATTEMPTS, PAUSE.UNTIL)
        .from(PAUSE)
        .where(of(place))
        .and(PAUSE.UNTIL.isNotNull())
        .fetchOptional(row -> new Pause(row.value1(), row.value2().toInstant()));
  }

  @Override
  public void save(Place place, Pause pause) {
    sql.update(PAUSE)
        .set(PAUSE.ATTEMPTS, pause.attempts())
        .set(PAUSE.UNTIL, pause.until().atOffset(ZoneOffset.UTC))
        .where(of(place))
        .execute();
  }

  @Override
  public void end(Place place) {
    sql.update(PAUSE)
        .set(PAUSE.ATTEMPTS, 0)
        .setNull(PAUSE.UNTIL)
        .where(of(place))
        .and(PAUSE.UNTIL.isNotNull())
        .execute();
  }

  private static Condition of(Place place) {
    return PAUSE
        .SITE_ID
        .eq(place.site().value())
        .and(PAUSE.COVERAGE_ID.eq(place.coverage().value()));
  }
}
