package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY_TALLY;

import dev.harnessjira.ingestion.domain.intake.Retention;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Ends deliveries in PostgreSQL, by the day and by the coverage. */
@Repository
class JooqRetention implements Retention {

  private final DSLContext sql;

  JooqRetention(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public boolean keepDays(LocalDate today) {
    return sql.select(DSL.field("ingestion.keep_delivery_days({0})", Boolean.class, DSL.val(today)))
        .fetchSingle()
        .value1();
  }

  @Override
  public int forgetAny(SiteId site, CoverageId coverage, int most) {
    sql.deleteFrom(DELIVERY_TALLY)
        .where(DELIVERY_TALLY.SITE_ID.eq(site.value()))
        .and(DELIVERY_TALLY.COVERAGE_ID.eq(coverage.value()))
        .execute();
    return forget(site, coverage, most);
  }

  private int forget(SiteId site, CoverageId coverage, int most) {
    return sql.deleteFrom(DELIVERY)
        .where(of(site, coverage))
        .and(
            DELIVERY.ID.in(
                sql.select(DELIVERY.ID).from(DELIVERY).where(of(site, coverage)).limit(most)))
        .execute();
  }

  private static Condition of(SiteId site, CoverageId coverage) {
    return DELIVERY.SITE_ID.eq(site.value()).and(DELIVERY.COVERAGE_ID.eq(coverage.value()));
  }
}
