package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PULL_REQUEST;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.min;

import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Stale rows in PostgreSQL, by partial indexes that hold nothing else. */
@Repository
class JooqStaleness implements Staleness {

  private final DSLContext sql;

  JooqStaleness(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<KnownPullRequest> pullRequests(Place place, Instant now, int most) {
    var retry = PULL_REQUEST.RETRY_AT;
    return pullRequests(
        stalePullRequests(place).and(retry.isNull().or(retry.le(now.atOffset(ZoneOffset.UTC)))),
        most);
  }

  @Override
  public List<KnownBranch> branches(Place place, Instant now, int most) {
    var retry = BRANCH.RETRY_AT;
    return branches(
        staleBranches(place).and(retry.isNull().or(retry.le(now.atOffset(ZoneOffset.UTC)))), most);
  }

  @Override
  public List<KnownPullRequest> unannouncedPullRequests(Place place, Instant before, int most) {
    return pullRequests(
        stalePullRequests(place)
            .and(PULL_REQUEST.NOTICE.gt(PULL_REQUEST.ANNOUNCED_NOTICE))
            .and(PULL_REQUEST.NOTICED_AT.le(before.atOffset(ZoneOffset.UTC))),
        most);
  }

  @Override
  public List<KnownBranch> unannouncedBranches(Place place, Instant before, int most) {
    return branches(
        staleBranches(place)
            .and(BRANCH.NOTICE.gt(BRANCH.ANNOUNCED_NOTICE))
            .and(BRANCH.NOTICED_AT.le(before.atOffset(ZoneOffset.UTC))),
        most);
  }

  private List<KnownPullRequest> pullRequests(Condition wanted, int most) {
    return sql.selectFrom(PULL_REQUEST)
        .where(wanted)
        .orderBy(
            PULL_REQUEST.ATTEMPTS,
            PULL_REQUEST.NOTICED_AT,
            PULL_REQUEST.REPOSITORY_ID,
            PULL_REQUEST.NUMBER)
        .limit(most)
        .fetch(PullRequestRows::pullRequest);
  }

  private List<KnownBranch> branches(Condition wanted, int most) {
    return sql.selectFrom(BRANCH)
        .where(wanted)
        .orderBy(BRANCH.ATTEMPTS, BRANCH.NOTICED_AT, BRANCH.REPOSITORY_ID, BRANCH.NAME)
        .limit(most)
        .fetch(JooqBranches::branch);
  }

  @Override
  public @Nullable Instant next(Place place, Instant now) {
    var at = now.atOffset(ZoneOffset.UTC);
    var pullRequest =
        sql.select(min(coalesce(PULL_REQUEST.RETRY_AT, at)))
            .from(PULL_REQUEST)
            .where(stalePullRequests(place))
            .fetchSingle()
            .value1();
    var branch =
        sql.select(min(coalesce(BRANCH.RETRY_AT, at)))
            .from(BRANCH)
            .where(staleBranches(place))
            .fetchSingle()
            .value1();
    return Stream.of(PullRequestRows.instant(pullRequest), PullRequestRows.instant(branch))
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Condition stalePullRequests(Place place) {
    return PULL_REQUEST
        .SITE_ID
        .eq(place.site().value())
        .and(PULL_REQUEST.COVERAGE_ID.eq(place.coverage().value()))
        .and(PULL_REQUEST.NOTICE.gt(PULL_REQUEST.READ_NOTICE));
  }

  private static Condition staleBranches(Place place) {
    return BRANCH
        .SITE_ID
        .eq(place.site().value())
        .and(BRANCH.COVERAGE_ID.eq(place.coverage().value()))
        .and(BRANCH.NOTICE.gt(BRANCH.READ_NOTICE));
  }
}
