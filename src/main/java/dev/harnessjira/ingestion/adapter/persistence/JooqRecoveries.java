package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.RECOVERY;

import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Recoveries in PostgreSQL. */
@Repository
class JooqRecoveries implements Recoveries {

  private final DSLContext sql;

  JooqRecoveries(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Recovery find(Place place) {
    return sql.selectFrom(RECOVERY)
        .where(RECOVERY.SITE_ID.eq(place.site().value()))
        .and(RECOVERY.COVERAGE_ID.eq(place.coverage().value()))
        .fetchOptional(row ->
            new Recovery(
                row.getMark(),
                PullRequestRows.instant(row.getLookedAt()),
                row.getAttempts(),
                row.getRecovered()))
        .orElse(Recovery.NONE);
  }

  @Override
  public void save(Place place, Recovery recovery) {
    var row = sql.newRecord(RECOVERY);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setMark(recovery.mark());
    row.setLookedAt(PullRequestRows.time(recovery.looked()));
    row.setAttempts(recovery.attempts());
    row.setRecovered(recovery.recovered());
    sql.insertInto(RECOVERY)
        .set(row)
        .onConflict(RECOVERY.SITE_ID, RECOVERY.COVERAGE_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public Map<CoverageId, Long> recovered(SiteId site, Set<CoverageId> coverages) {
    return sql.select(RECOVERY.COVERAGE_ID, RECOVERY.RECOVERED)
        .from(RECOVERY)
        .where(RECOVERY.SITE_ID.eq(site.value()))
        .and(RECOVERY.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .fetchMap(row -> new CoverageId(row.value1()), row -> row.value2());
  }
}
