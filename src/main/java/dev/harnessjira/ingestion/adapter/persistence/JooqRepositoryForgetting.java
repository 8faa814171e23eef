package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.COMMIT;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.WATCHED_REPOSITORY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.leaving.Forgetting.Batch;
import dev.harnessjira.ingestion.domain.leaving.RepositoryForgetting;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.springframework.stereotype.Repository;

/** Deletes the rows of a repository that left, a batch of each table at a time. */
@Repository
class JooqRepositoryForgetting implements RepositoryForgetting {

  private final DSLContext sql;
  private final JooqForgetting forgetting;

  JooqRepositoryForgetting(DSLContext sql, JooqForgetting forgetting) {
    this.sql = sql;
    this.forgetting = forgetting;
  }

  @Override
  public void hide(Place place, long repository) {
    sql.deleteFrom(REPOSITORY)
        .where(in(place, REPOSITORY.SITE_ID, REPOSITORY.COVERAGE_ID))
        .and(REPOSITORY.REPOSITORY_ID.eq(repository))
        .execute();
    sql.deleteFrom(WATCHED_REPOSITORY)
        .where(in(place, WATCHED_REPOSITORY.SITE_ID, WATCHED_REPOSITORY.COVERAGE_ID))
        .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(repository))
        .execute();
  }

  @Override
  public Batch forget(Place place, long repository, int most) {
    var changes = new Changes();
    var gone = pullRequests(place, repository, most, changes);
    gone +=
        delete(
            BRANCH,
            in(place, BRANCH.SITE_ID, BRANCH.COVERAGE_ID).and(BRANCH.REPOSITORY_ID.eq(repository)),
            most);
    gone +=
        delete(
            COMMIT,
            in(place, COMMIT.SITE_ID, COMMIT.COVERAGE_ID).and(COMMIT.REPOSITORY_ID.eq(repository)),
            most);
    return new Batch(gone > 0, changes.entities());
  }

  private int pullRequests(Place place, long repository, int most, Changes changes) {
    var rows =
        sql.selectFrom(PULL_REQUEST)
            .where(in(place, PULL_REQUEST.SITE_ID, PULL_REQUEST.COVERAGE_ID))
            .and(PULL_REQUEST.REPOSITORY_ID.eq(repository))
            .orderBy(PULL_REQUEST.NUMBER)
            .limit(most)
            .fetch();
    rows.forEach(row ->
        forgetting.forget(
            row,
            home -> home.coverage().equals(place.coverage()) && home.repository() == repository,
            changes));
    return rows.size();
  }

  @Override
  public List<FromFork> from(Place place, long repository) {
    var uuid = place.coverage().value();
    return sql.selectFrom(PULL_REQUEST)
        .where(PULL_REQUEST.SITE_ID.eq(place.site().value()))
        .and(PULL_REQUEST.HOME_COVERAGE_ID.eq(uuid))
        .and(PULL_REQUEST.HOME_REPOSITORY_ID.eq(repository))
        .and(PULL_REQUEST.COVERAGE_ID.ne(uuid).or(PULL_REQUEST.REPOSITORY_ID.ne(repository)))
        .and(PULL_REQUEST.NOTICE.le(PULL_REQUEST.READ_NOTICE))
        .orderBy(PULL_REQUEST.COVERAGE_ID, PULL_REQUEST.REPOSITORY_ID, PULL_REQUEST.NUMBER)
        .fetch(row ->
            new FromFork(new CoverageId(row.getCoverageId()), PullRequestRows.pullRequest(row)));
  }

  private int delete(Table<?> table, Condition which, int most) {
    Field<String> row = field("ctid", String.class);
    return sql.deleteFrom(table)
        .where(which)
        .and(row.in(select(row).from(table).where(which).limit(most)))
        .execute();
  }

  private static Condition in(
      Place place, TableField<?, String> site, TableField<?, UUID> coverage) {
    return site.eq(place.site().value()).and(coverage.eq(place.coverage().value()));
  }
}
