package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DELIVERY_TALLY;

import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.DeliveryTallyRecord;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** The deliveries of a coverage in PostgreSQL. */
@Repository
class JooqDeliveries implements Deliveries {

  private final DSLContext sql;
  private final Clock clock;

  JooqDeliveries(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public List<Stored> unfolded(SiteId site, CoverageId coverage, int most) {
    return sql.select(DELIVERY.ID, DELIVERY.RECEIVED_AT, DELIVERY.BODY)
        .from(DELIVERY)
        .where(of(site, Set.of(coverage)))
        .and(DELIVERY.FATE.isNull())
        .orderBy(DELIVERY.RECEIVED_AT, DELIVERY.ID)
        .limit(most)
        .forUpdate()
        // A locked one arrives again at this moment, and makes folding due when that is committed.
        .skipLocked()
        .fetch(row -> new Stored(row.value1(), row.value2().toInstant(), row.value3()));
  }

  @Override
  public void folded(SiteId site, CoverageId coverage, List<Long> ids, Fate fate) {
    var now = clock.instant();
    var arrivals =
        sql.update(DELIVERY)
            .set(DELIVERY.FATE, fate.name())
            .set(DELIVERY.FOLDED_AT, at(now))
            .where(of(site, Set.of(coverage)))
            .and(DELIVERY.ID.in(ids))
            .and(DELIVERY.FATE.isNull())
            .returning(DELIVERY.RECEIVED_AT)
            .fetch(DELIVERY.RECEIVED_AT);
    if (!arrivals.isEmpty()) {
      count(site, coverage, arrivals, fate);
    }
  }

  @Override
  public Counts counts(SiteId site, Set<CoverageId> coverages) {
    return countsOfEach(site, coverages).values().stream().reduce(Counts.NONE, Counts::and);
  }

  @Override
  public Map<CoverageId, Counts> countsOfEach(SiteId site, Set<CoverageId> coverages) {
    Map<CoverageId, Counts> counts = new HashMap<>();
    sql.select(DELIVERY.COVERAGE_ID, DSL.max(DELIVERY.RECEIVED_AT), DSL.count())
        .from(DELIVERY)
        .where(of(site, coverages))
        .and(DELIVERY.FATE.isNull())
        .groupBy(DELIVERY.COVERAGE_ID)
        .forEach(row ->
            counts.put(
                new CoverageId(row.value1()),
                new Counts(row.value2().toInstant(), row.value3(), 0, 0)));
    sql.selectFrom(DELIVERY_TALLY)
        .where(DELIVERY_TALLY.SITE_ID.eq(site.value()))
        .and(DELIVERY_TALLY.COVERAGE_ID.in(uuids(coverages)))
        .forEach(row -> counts.merge(new CoverageId(row.getCoverageId()), tally(row), Counts::and));
    return counts;
  }

  private static Counts tally(DeliveryTallyRecord row) {
    return new Counts(row.getLastEventAt().toInstant(), 0, row.getIgnored(), row.getUnreadable());
  }

  private void count(SiteId site, CoverageId coverage, List<OffsetDateTime> arrivals, Fate fate) {
    long ignored = fate == Fate.IGNORED ? arrivals.size() : 0;
    long unreadable = fate == Fate.UNREADABLE ? arrivals.size() : 0;
    var last = arrivals.stream().max(Comparator.naturalOrder()).orElseThrow();
    sql.insertInto(DELIVERY_TALLY)
        .set(DELIVERY_TALLY.SITE_ID, site.value())
        .set(DELIVERY_TALLY.COVERAGE_ID, coverage.value())
        .set(DELIVERY_TALLY.LAST_EVENT_AT, last)
        .set(DELIVERY_TALLY.IGNORED, ignored)
        .set(DELIVERY_TALLY.UNREADABLE, unreadable)
        .onConflict(DELIVERY_TALLY.SITE_ID, DELIVERY_TALLY.COVERAGE_ID)
        .doUpdate()
        .set(
            DELIVERY_TALLY.LAST_EVENT_AT, DSL.greatest(DELIVERY_TALLY.LAST_EVENT_AT, DSL.val(last)))
        .set(DELIVERY_TALLY.IGNORED, DELIVERY_TALLY.IGNORED.plus(ignored))
        .set(DELIVERY_TALLY.UNREADABLE, DELIVERY_TALLY.UNREADABLE.plus(unreadable))
        .execute();
  }

  private static Condition of(SiteId site, Collection<CoverageId> coverages) {
    return DELIVERY.SITE_ID.eq(site.value()).and(DELIVERY.COVERAGE_ID.in(uuids(coverages)));
  }

  private static List<UUID> uuids(Collection<CoverageId> coverages) {
    return coverages.stream().map(CoverageId::value).toList();
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
