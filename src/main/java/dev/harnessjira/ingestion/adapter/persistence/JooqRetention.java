package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY_TALLY;

import dev.harnessjira.ingestion.domain.intake.Retention;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Deletes deliveries from PostgreSQL. */
@Repository
class JooqRetention implements Retention {

  private final DSLContext sql;

  JooqRetention(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public int forgetFolded(SiteId site, CoverageId coverage, Instant before, int most) {
    var limit = before.atOffset(ZoneOffset.UTC);
    return forget(site, coverage, DELIVERY.FOLDED_AT.lessOrEqual(limit), most);
  }

  @Override
  public int forgetAny(SiteId site, CoverageId coverage, int most) {
    sql.deleteFrom(DELIVERY_TALLY)
        .where(DELIVERY_TALLY.SITE_ID.eq(site.value()))
        .and(DELIVERY_TALLY.COVERAGE_ID.eq(coverage.value()))
        .execute();
    return forget(site, coverage, DSL.noCondition(), most);
  }

  @Override
  public Optional<Instant> oldestFolded(SiteId site, CoverageId coverage) {
    return sql.select(DSL.min(DELIVERY.FOLDED_AT))
        .from(DELIVERY)
        .where(of(site, coverage))
        .and(DELIVERY.FATE.isNotNull())
        .fetchOptional(DSL.min(DELIVERY.FOLDED_AT))
        .map(OffsetDateTime::toInstant);
  }

  private int forget(SiteId site, CoverageId coverage, Condition which, int most) {
    return sql.deleteFrom(DELIVERY)
        .where(of(site, coverage))
        .and(
            DELIVERY.ID.in(
                sql.select(DELIVERY.ID)
                    .from(DELIVERY)
                    .where(of(site, coverage))
                    .and(which)
                    .orderBy(DELIVERY.FOLDED_AT)
                    .limit(most)))
        .execute();
  }

  private static Condition of(SiteId site, CoverageId coverage) {
    return DELIVERY.SITE_ID.eq(site.value()).and(DELIVERY.COVERAGE_ID.eq(coverage.value()));
  }
}
