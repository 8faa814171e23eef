package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.CHANGE_CURSOR;

import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.ChangeCursorRecord;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.ChangeCursor.Walk;
import dev.harnessjira.ingestion.domain.state.ChangeCursor.Watch;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Change cursors in PostgreSQL. */
@Repository
class JooqChangeCursors implements ChangeCursors {

  private final DSLContext sql;

  JooqChangeCursors(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void begin(Place place, ChangeCursor cursor) {
    var row = row(cursor);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    sql.insertInto(CHANGE_CURSOR)
        .set(row)
        .onConflict(CHANGE_CURSOR.SITE_ID, CHANGE_CURSOR.COVERAGE_ID)
        .doNothing()
        .execute();
  }

  @Override
  public Optional<ChangeCursor> find(Place place) {
    return sql.selectFrom(CHANGE_CURSOR)
        .where(of(place))
        .forUpdate()
        .fetchOptional(JooqChangeCursors::cursor);
  }

  @Override
  public void save(Place place, ChangeCursor cursor) {
    sql.update(CHANGE_CURSOR).set(row(cursor)).where(of(place)).execute();
  }

  @Override
  public Map<CoverageId, ChangeCursor> find(SiteId site, Set<CoverageId> coverages) {
    return sql.selectFrom(CHANGE_CURSOR)
        .where(of(site, coverages))
        .orderBy(CHANGE_CURSOR.COVERAGE_ID)
        .forUpdate()
        .fetchMap(row -> new CoverageId(row.getCoverageId()), JooqChangeCursors::cursor);
  }

  @Override
  public Map<CoverageId, Outlook> outlooks(SiteId site, Set<CoverageId> coverages) {
    return sql.select(CHANGE_CURSOR.COVERAGE_ID, CHANGE_CURSOR.LOOKED_AT, CHANGE_CURSOR.PROBLEM)
        .from(CHANGE_CURSOR)
        .where(of(site, coverages))
        .fetchMap(
            row -> new CoverageId(row.value1()),
            row -> new Outlook(PullRequestRows.instant(row.value2()), row.value3()));
  }

  private static Condition of(SiteId site, Set<CoverageId> coverages) {
    return CHANGE_CURSOR
        .SITE_ID
        .eq(site.value())
        .and(CHANGE_CURSOR.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()));
  }

  @Override
  public Map<CoverageId, Long> untoldOfEach(SiteId site, Set<CoverageId> coverages) {
    return sql.select(CHANGE_CURSOR.COVERAGE_ID, CHANGE_CURSOR.UNTOLD)
        .from(CHANGE_CURSOR)
        .where(CHANGE_CURSOR.SITE_ID.eq(site.value()))
        .and(CHANGE_CURSOR.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .fetchMap(row -> new CoverageId(row.value1()), row -> row.value2());
  }

  private static Condition of(Place place) {
    return CHANGE_CURSOR
        .SITE_ID
        .eq(place.site().value())
        .and(CHANGE_CURSOR.COVERAGE_ID.eq(place.coverage().value()));
  }

  private static ChangeCursor cursor(ChangeCursorRecord row) {
    var nextAt = row.getNextAt();
    return new ChangeCursor(
        row.getBeganMillis(),
        row.getReachedMillis(),
        walk(row),
        row.getQuiet(),
        row.getFailures(),
        nextAt == null ? null : nextAt.toInstant(),
        row.getUntold(),
        new Watch(
            PullRequestRows.instant(row.getLeasedUntil()),
            PullRequestRows.instant(row.getAloneUntil()),
            PullRequestRows.instant(row.getLookedAt()),
            row.getProblem()));
  }

  private static @Nullable Walk walk(ChangeCursorRecord row) {
    return row.getWalkNewestMillis() == null
        ? null
        : new Walk(
            row.getWalkNewestMillis(),
            row.getWalkBeforeMillis(),
            row.getWalkFound(),
            row.getWalkMissed());
  }

  private ChangeCursorRecord row(ChangeCursor cursor) {
    var row = sql.newRecord(CHANGE_CURSOR);
    var walk = cursor.walk();
    var nextAt = cursor.nextAt();
    row.setBeganMillis(cursor.began());
    row.setReachedMillis(cursor.reached());
    row.setWalkNewestMillis(walk == null ? null : walk.newest());
    row.setWalkBeforeMillis(walk == null ? null : walk.before());
    row.setWalkFound(walk != null && walk.found());
    row.setWalkMissed(walk == null ? 0 : walk.missed());
    row.setQuiet(cursor.quiet());
    row.setFailures(cursor.failures());
    row.setNextAt(nextAt == null ? null : nextAt.atOffset(ZoneOffset.UTC));
    row.setUntold(cursor.untold());
    row.setLeasedUntil(PullRequestRows.time(cursor.watch().leased()));
    row.setAloneUntil(PullRequestRows.time(cursor.watch().alone()));
    row.setLookedAt(PullRequestRows.time(cursor.watch().looked()));
    row.setProblem(cursor.watch().problem());
    return row;
  }
}
