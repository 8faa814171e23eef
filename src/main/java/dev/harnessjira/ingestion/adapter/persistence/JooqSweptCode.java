package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.SWEPT_PULL_REQUEST;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.WATCHED_REPOSITORY;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.ingestion.domain.state.PullRequestFacts.Stage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What sweeps compare with, in PostgreSQL. */
@Repository
class JooqSweptCode implements SweptCode {

  private final DSLContext sql;

  JooqSweptCode(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void listed(Place place, ListedRepository found, Instant at) {
    watched(place, found, at.atOffset(ZoneOffset.UTC));
  }

  @Override
  public boolean pushed(Place place, ListedRepository found) {
    var known =
        sql.fetchExists(
            WATCHED_REPOSITORY,
            in(place, WATCHED_REPOSITORY.SITE_ID, WATCHED_REPOSITORY.COVERAGE_ID)
                .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(found.repository().id()))
                .and(WATCHED_REPOSITORY.PUSHED_MILLIS.ge(found.pushed())));
    if (!known) {
      watched(place, found, null);
    }
    return !known;
  }

  @Override
  public boolean isListed(Place place, long repository) {
    return sql.fetchExists(
        WATCHED_REPOSITORY,
        in(place, WATCHED_REPOSITORY.SITE_ID, WATCHED_REPOSITORY.COVERAGE_ID)
            .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(repository))
            .and(WATCHED_REPOSITORY.LISTED_AT.isNotNull()));
  }

  private void watched(Place place, ListedRepository found, @Nullable OffsetDateTime listed) {
    var row = sql.newRecord(WATCHED_REPOSITORY);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(found.repository().id());
    row.setPushedMillis(found.pushed());
    row.setArchived(found.archived());
    if (listed != null) {
      row.setListedAt(listed);
    }
    sql.insertInto(WATCHED_REPOSITORY)
        .set(row)
        .set(WATCHED_REPOSITORY.COMPARED_MILLIS, 0L)
        .onConflict(
            WATCHED_REPOSITORY.SITE_ID,
            WATCHED_REPOSITORY.COVERAGE_ID,
            WATCHED_REPOSITORY.REPOSITORY_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public List<KnownRepository> unlisted(Place place, Instant since, long after, int most) {
    return sql.selectFrom(REPOSITORY)
        .where(in(place, REPOSITORY.SITE_ID, REPOSITORY.COVERAGE_ID))
        .and(REPOSITORY.REPOSITORY_ID.gt(after))
        .and(
            notExists(
                selectOne()
                    .from(WATCHED_REPOSITORY)
                    .where(watches())
                    .and(WATCHED_REPOSITORY.LISTED_AT.ge(since.atOffset(ZoneOffset.UTC)))))
        .orderBy(REPOSITORY.REPOSITORY_ID)
        .limit(most)
        .fetch(JooqRepositories::repository);
  }

  @Override
  public List<Pushed> toCompare(Place place, int most) {
    return sql.select(REPOSITORY, WATCHED_REPOSITORY.PUSHED_MILLIS)
        .from(REPOSITORY)
        .join(WATCHED_REPOSITORY)
        .on(watches())
        .where(in(place, REPOSITORY.SITE_ID, REPOSITORY.COVERAGE_ID))
        .and(WATCHED_REPOSITORY.PUSHED_MILLIS.gt(WATCHED_REPOSITORY.COMPARED_MILLIS))
        .orderBy(WATCHED_REPOSITORY.PUSHED_MILLIS.desc(), REPOSITORY.REPOSITORY_ID)
        .limit(most)
        .fetch(row -> new Pushed(JooqRepositories.repository(row.value1()), row.value2()));
  }

  private static Condition watches() {
    return WATCHED_REPOSITORY
        .SITE_ID
        .eq(REPOSITORY.SITE_ID)
        .and(WATCHED_REPOSITORY.COVERAGE_ID.eq(REPOSITORY.COVERAGE_ID))
        .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(REPOSITORY.REPOSITORY_ID));
  }

  @Override
  public void compared(Place place, long repository, long pushed) {
    sql.update(WATCHED_REPOSITORY)
        .set(WATCHED_REPOSITORY.COMPARED_MILLIS, pushed)
        .where(in(place, WATCHED_REPOSITORY.SITE_ID, WATCHED_REPOSITORY.COVERAGE_ID))
        .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(repository))
        .execute();
  }

  @Override
  public List<KnownBranch> branches(Place place, long repository) {
    return sql.selectFrom(BRANCH)
        .where(in(place, BRANCH.SITE_ID, BRANCH.COVERAGE_ID))
        .and(BRANCH.REPOSITORY_ID.eq(repository))
        .and(BRANCH.ORIGIN_REPOSITORY_ID.eq(repository))
        .and(BRANCH.IS_THERE)
        .orderBy(BRANCH.NAME)
        .fetch(JooqBranches::branch);
  }

  @Override
  public void seen(Place place, Collection<EntityRef.PullRequest> pullRequests) {
    var rows =
        sql.insertInto(
            SWEPT_PULL_REQUEST,
            SWEPT_PULL_REQUEST.SITE_ID,
            SWEPT_PULL_REQUEST.COVERAGE_ID,
            SWEPT_PULL_REQUEST.REPOSITORY_ID,
            SWEPT_PULL_REQUEST.NUMBER);
    for (var ref : pullRequests) {
      rows =
          rows.values(
              place.site().value(), place.coverage().value(), ref.repository(), ref.number());
    }
    if (!pullRequests.isEmpty()) {
      rows.onConflictDoNothing().execute();
    }
  }

  @Override
  public List<KnownPullRequest> unseenOpen(Place place, Instant before, int most) {
    return sql.selectFrom(PULL_REQUEST)
        .where(in(place, PULL_REQUEST.SITE_ID, PULL_REQUEST.COVERAGE_ID))
        .and(PULL_REQUEST.STAGE.eq(Stage.OPEN.name()))
        .and(PULL_REQUEST.NOTICE.le(PULL_REQUEST.READ_NOTICE))
        .and(PULL_REQUEST.NOTICED_AT.lt(before.atOffset(ZoneOffset.UTC)))
        .and(exists(selectOne().from(REPOSITORY).where(targets())))
        .and(notExists(selectOne().from(SWEPT_PULL_REQUEST).where(sees())))
        .orderBy(PULL_REQUEST.REPOSITORY_ID, PULL_REQUEST.NUMBER)
        .limit(most)
        .fetch(PullRequestRows::pullRequest);
  }

  private static Condition targets() {
    return REPOSITORY
        .SITE_ID
        .eq(PULL_REQUEST.SITE_ID)
        .and(REPOSITORY.COVERAGE_ID.eq(PULL_REQUEST.COVERAGE_ID))
        .and(REPOSITORY.REPOSITORY_ID.eq(PULL_REQUEST.REPOSITORY_ID));
  }

  private static Condition sees() {
    return SWEPT_PULL_REQUEST
        .SITE_ID
        .eq(PULL_REQUEST.SITE_ID)
        .and(SWEPT_PULL_REQUEST.COVERAGE_ID.eq(PULL_REQUEST.COVERAGE_ID))
        .and(SWEPT_PULL_REQUEST.REPOSITORY_ID.eq(PULL_REQUEST.REPOSITORY_ID))
        .and(SWEPT_PULL_REQUEST.NUMBER.eq(PULL_REQUEST.NUMBER));
  }

  @Override
  public void forgetSeen(Place place) {
    sql.deleteFrom(SWEPT_PULL_REQUEST)
        .where(in(place, SWEPT_PULL_REQUEST.SITE_ID, SWEPT_PULL_REQUEST.COVERAGE_ID))
        .execute();
  }

  private static Condition in(
      Place place, TableField<?, String> site, TableField<?, UUID> coverage) {
    return site.eq(place.site().value()).and(coverage.eq(place.coverage().value()));
  }
}
