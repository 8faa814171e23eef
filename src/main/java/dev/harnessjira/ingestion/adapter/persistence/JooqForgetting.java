package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.ARRIVED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BACKFILL;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BACKFILL_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.CHANGE_CURSOR;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.COMMIT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.CONTAINMENT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DEPARTED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DOUBTED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.LANDING;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PAUSE;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REANNOUNCEMENT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.RECOVERY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.SWEEP;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.SWEPT_PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.WATCHED_REPOSITORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.PullRequestRecord;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.leaving.Forgetting;
import dev.harnessjira.ingestion.domain.state.Home;
import dev.harnessjira.ingestion.domain.state.Place;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Deletes the rows of an ended coverage, a batch of each table at a time. */
@Repository
class JooqForgetting implements Forgetting {

  private final DSLContext sql;

  JooqForgetting(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Batch forget(Place place, int most) {
    var changes = new Changes();
    var gone = pullRequests(place, most, changes);
    gone += delete(place, BRANCH, BRANCH.SITE_ID, BRANCH.COVERAGE_ID, most);
    gone += delete(place, COMMIT, COMMIT.SITE_ID, COMMIT.COVERAGE_ID, most);
    gone += delete(place, REPOSITORY, REPOSITORY.SITE_ID, REPOSITORY.COVERAGE_ID, most);
    gone += delete(place, BACKFILL, BACKFILL.SITE_ID, BACKFILL.COVERAGE_ID, most);
    gone += backfilled(place, most);
    gone += delete(place, CHANGE_CURSOR, CHANGE_CURSOR.SITE_ID, CHANGE_CURSOR.COVERAGE_ID, most);
    gone += delete(place, REANNOUNCEMENT, REANNOUNCEMENT.SITE_ID, REANNOUNCEMENT.COVERAGE_ID, most);
    gone += delete(place, SWEEP, SWEEP.SITE_ID, SWEEP.COVERAGE_ID, most);
    gone += delete(place, RECOVERY, RECOVERY.SITE_ID, RECOVERY.COVERAGE_ID, most);
    gone +=
        delete(
            place,
            DEPARTED_REPOSITORY,
            DEPARTED_REPOSITORY.SITE_ID,
            DEPARTED_REPOSITORY.COVERAGE_ID,
            most);
    gone +=
        delete(
            place,
            ARRIVED_REPOSITORY,
            ARRIVED_REPOSITORY.SITE_ID,
            ARRIVED_REPOSITORY.COVERAGE_ID,
            most);
    gone +=
        delete(
            place,
            DOUBTED_REPOSITORY,
            DOUBTED_REPOSITORY.SITE_ID,
            DOUBTED_REPOSITORY.COVERAGE_ID,
            most);
    gone +=
        delete(
            place,
            WATCHED_REPOSITORY,
            WATCHED_REPOSITORY.SITE_ID,
            WATCHED_REPOSITORY.COVERAGE_ID,
            most);
    gone +=
        delete(
            place,
            SWEPT_PULL_REQUEST,
            SWEPT_PULL_REQUEST.SITE_ID,
            SWEPT_PULL_REQUEST.COVERAGE_ID,
            most);
    gone += delete(place, PAUSE, PAUSE.SITE_ID, PAUSE.COVERAGE_ID, most);
    return new Batch(gone > 0, changes.entities());
  }

  private int backfilled(Place place, int most) {
    var table = BACKFILL_REPOSITORY;
    return delete(place, table, table.SITE_ID, table.COVERAGE_ID, most);
  }

  private int pullRequests(Place place, int most, Changes changes) {
    var rows =
        sql.selectFrom(PULL_REQUEST)
            .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
            .and(PULL_REQUEST.COVERAGE_ID.eq(place.coverage().value()))
            .orderBy(PULL_REQUEST.REPOSITORY_ID, PULL_REQUEST.NUMBER)
            .limit(most)
            .fetch();
    rows.forEach(row -> forget(row, home -> home.coverage().equals(place.coverage()), changes));
    return rows.size();
  }

  /** Keys that it gave to a branch and commits that stay go with it. */
  void forget(PullRequestRecord row, Predicate<Home> goes, Changes changes) {
    var contained = contained(row);
    var home = PullRequestRows.pullRequest(row).home();
    if (!goes.test(home)) {
      changes.add(home.coverage(), home.branchRef());
      hashes(contained).forEach(sha -> changes.add(home.coverage(), home.commitRef(sha)));
    }
    sql.deleteFrom(CONTAINMENT).where(contained).execute();
    sql.deleteFrom(LANDING)
        .where(LANDING.SITE_ID.eq(row.getSiteId()))
        .and(LANDING.COVERAGE_ID.eq(row.getCoverageId()))
        .and(LANDING.REPOSITORY_ID.eq(row.getRepositoryId()))
        .and(LANDING.NUMBER.eq(row.getNumber()))
        .execute();
    sql.deleteFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(row.getSiteId()))
        .and(PULL_REQUEST.COVERAGE_ID.eq(row.getCoverageId()))
        .and(PULL_REQUEST.REPOSITORY_ID.eq(row.getRepositoryId()))
        .and(PULL_REQUEST.NUMBER.eq(row.getNumber()))
        .execute();
  }

  private List<String> hashes(Condition contained) {
    return sql.select(CONTAINMENT.SHA).from(CONTAINMENT).where(contained).fetch(CONTAINMENT.SHA);
  }

  private static Condition contained(PullRequestRecord row) {
    return CONTAINMENT
        .SITE_ID
        .eq(row.getSiteId())
        .and(CONTAINMENT.COVERAGE_ID.eq(row.getCoverageId()))
        .and(CONTAINMENT.REPOSITORY_ID.eq(row.getRepositoryId()))
        .and(CONTAINMENT.NUMBER.eq(row.getNumber()));
  }

  private int delete(
      Place place,
      Table<?> table,
      TableField<?, String> site,
      TableField<?, UUID> coverage,
      int most) {
    Field<String> row = field("ctid", String.class);
    var some =
        select(row)
            .from(table)
            .where(site.eq(place.site().value()))
            .and(coverage.eq(place.coverage().value()))
            .limit(most);
    return sql.deleteFrom(table).where(site.eq(place.site().value())).and(row.in(some)).execute();
  }
}
