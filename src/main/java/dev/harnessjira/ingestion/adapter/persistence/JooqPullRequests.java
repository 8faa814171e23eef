package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.CONTAINMENT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.LANDING;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.LandingRecord;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Pull requests in PostgreSQL. */
@Repository
class JooqPullRequests implements PullRequests {

  private final DSLContext sql;

  JooqPullRequests(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<KnownPullRequest> find(Place place, EntityRef.PullRequest ref) {
    return sql.selectFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
        .and(PULL_REQUEST.COVERAGE_ID.eq(place.coverage().value()))
        .and(PULL_REQUEST.REPOSITORY_ID.eq(ref.repository()))
        .and(PULL_REQUEST.NUMBER.eq(ref.number()))
        .fetchOptional(PullRequestRows::pullRequest);
  }

  @Override
  public void save(Place place, KnownPullRequest pullRequest) {
    var row = sql.newRecord(PULL_REQUEST);
    PullRequestRows.fill(row, place, pullRequest);
    sql.insertInto(PULL_REQUEST)
        .set(row)
        .onConflict(
            PULL_REQUEST.SITE_ID,
            PULL_REQUEST.COVERAGE_ID,
            PULL_REQUEST.REPOSITORY_ID,
            PULL_REQUEST.NUMBER)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public void forget(Place place, EntityRef.PullRequest ref) {
    sql.deleteFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
        .and(PULL_REQUEST.COVERAGE_ID.eq(place.coverage().value()))
        .and(PULL_REQUEST.REPOSITORY_ID.eq(ref.repository()))
        .and(PULL_REQUEST.NUMBER.eq(ref.number()))
        .execute();
  }

  @Override
  public List<String> commits(Place place, EntityRef.PullRequest ref) {
    return sql.select(CONTAINMENT.SHA)
        .from(CONTAINMENT)
        .where(contained(place, ref))
        .orderBy(CONTAINMENT.POSITION, CONTAINMENT.SHA)
        .fetch(CONTAINMENT.SHA);
  }

  @Override
  public void contains(Place place, EntityRef.PullRequest ref, List<String> hashes) {
    if (commits(place, ref).equals(hashes)) {
      return;
    }
    sql.deleteFrom(CONTAINMENT).where(contained(place, ref)).execute();
    var position = 0;
    var rows =
        sql.insertInto(
            CONTAINMENT,
            CONTAINMENT.SITE_ID,
            CONTAINMENT.COVERAGE_ID,
            CONTAINMENT.REPOSITORY_ID,
            CONTAINMENT.NUMBER,
            CONTAINMENT.SHA,
            CONTAINMENT.POSITION);
    for (var sha : new LinkedHashSet<>(hashes)) {
      rows =
          rows.values(
              place.site().value(),
              place.coverage().value(),
              ref.repository(),
              ref.number(),
              sha,
              position++);
    }
    if (position > 0) {
      rows.execute();
    }
  }

  @Override
  public List<String> landed(Place place, EntityRef.PullRequest ref) {
    return sql.select(LANDING.SHA)
        .from(LANDING)
        .where(landedBy(place, ref))
        .orderBy(LANDING.POSITION, LANDING.SHA)
        .fetch(LANDING.SHA);
  }

  @Override
  public void land(Place place, EntityRef.PullRequest ref, List<String> hashes) {
    sql.deleteFrom(LANDING).where(landedBy(place, ref)).execute();
    List<LandingRecord> rows = new ArrayList<>();
    for (var sha : new LinkedHashSet<>(hashes)) {
      rows.add(
          new LandingRecord(
              place.site().value(),
              place.coverage().value(),
              ref.repository(),
              ref.number(),
              sha,
              rows.size()));
    }
    sql.batchInsert(rows).execute();
  }

  private static Condition landedBy(Place place, EntityRef.PullRequest ref) {
    return LANDING
        .SITE_ID
        .eq(place.site().value())
        .and(LANDING.COVERAGE_ID.eq(place.coverage().value()))
        .and(LANDING.REPOSITORY_ID.eq(ref.repository()))
        .and(LANDING.NUMBER.eq(ref.number()));
  }

  private static Condition contained(Place place, EntityRef.PullRequest ref) {
    return CONTAINMENT
        .SITE_ID
        .eq(place.site().value())
        .and(CONTAINMENT.COVERAGE_ID.eq(place.coverage().value()))
        .and(CONTAINMENT.REPOSITORY_ID.eq(ref.repository()))
        .and(CONTAINMENT.NUMBER.eq(ref.number()));
  }
}
