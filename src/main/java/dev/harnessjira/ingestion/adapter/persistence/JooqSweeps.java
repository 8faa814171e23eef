package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.SWEEP;

import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.SweepRecord;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Sweeps in PostgreSQL. */
@Repository
class JooqSweeps implements Sweeps {

  private final DSLContext sql;

  JooqSweeps(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Sweep> find(Place place) {
    return sql.selectFrom(SWEEP)
        .where(SWEEP.SITE_ID.eq(place.site().value()))
        .and(SWEEP.COVERAGE_ID.eq(place.coverage().value()))
        .forUpdate()
        .fetchOptional(JooqSweeps::sweep);
  }

  private static Sweep sweep(SweepRecord row) {
    return new Sweep(
        Phase.valueOf(row.getPhase()),
        row.getPosition(),
        PullRequestRows.instant(row.getBeganAt()),
        PullRequestRows.instant(row.getSweptAt()),
        row.getNextAt().toInstant(),
        row.getAttempts(),
        row.getRepaired());
  }

  @Override
  public void save(Place place, Sweep sweep) {
    var row = sql.newRecord(SWEEP);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setPhase(sweep.phase().name());
    row.setPosition(sweep.position());
    row.setBeganAt(PullRequestRows.time(sweep.began()));
    row.setSweptAt(PullRequestRows.time(sweep.swept()));
    row.setNextAt(sweep.next().atOffset(ZoneOffset.UTC));
    row.setAttempts(sweep.attempts());
    row.setRepaired(sweep.repaired());
    sql.insertInto(SWEEP)
        .set(row)
        .onConflict(SWEEP.SITE_ID, SWEEP.COVERAGE_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public Map<CoverageId, Long> repaired(SiteId site, Set<CoverageId> coverages) {
    return sql.select(SWEEP.COVERAGE_ID, SWEEP.REPAIRED)
        .from(SWEEP)
        .where(SWEEP.SITE_ID.eq(site.value()))
        .and(SWEEP.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .fetchMap(row -> new CoverageId(row.value1()), row -> row.value2());
  }
}
