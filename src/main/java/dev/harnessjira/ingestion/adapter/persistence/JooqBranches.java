package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.BRANCH;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.BranchRecord;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownBranch.Origin;
import dev.harnessjira.ingestion.domain.state.Place;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Branches in PostgreSQL. */
@Repository
class JooqBranches implements Branches {

  private final DSLContext sql;

  JooqBranches(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<KnownBranch> find(Place place, EntityRef.Branch ref) {
    return sql.selectFrom(BRANCH)
        .where(of(place, ref.repository()))
        .and(BRANCH.NAME.eq(ref.name()))
        .fetchOptional(JooqBranches::branch);
  }

  @Override
  public void save(Place place, KnownBranch branch) {
    var row = row(place, branch);
    sql.insertInto(BRANCH)
        .set(row)
        .onConflict(BRANCH.SITE_ID, BRANCH.COVERAGE_ID, BRANCH.REPOSITORY_ID, BRANCH.NAME)
        .doUpdate()
        .set(row)
        .execute();
  }

  @Override
  public Set<EntityRef.Branch> at(Place place, long repository, Set<String> hashes) {
    if (hashes.isEmpty()) {
      return Set.of();
    }
    return sql.select(BRANCH.NAME)
        .from(BRANCH)
        .where(of(place, repository))
        .and(BRANCH.HEAD_SHA.in(hashes))
        .fetchSet(row -> new EntityRef.Branch(repository, row.value1()));
  }

  private static Condition of(Place place, long repository) {
    return BRANCH
        .SITE_ID
        .eq(place.site().value())
        .and(BRANCH.COVERAGE_ID.eq(place.coverage().value()))
        .and(BRANCH.REPOSITORY_ID.eq(repository));
  }

  static KnownBranch branch(BranchRecord row) {
    return new KnownBranch(
        new EntityRef.Branch(row.getRepositoryId(), row.getName()),
        new Origin(row.getOriginRepositoryId(), row.getOriginName(), row.getOriginUrl()),
        row.getIsThere(),
        row.getHeadSha(),
        row.getAhead(),
        List.of(row.getToldShas()),
        new Freshness(
            row.getNotice(),
            row.getReadNotice(),
            row.getAnnouncedNotice(),
            row.getNoticedAt().toInstant(),
            Cause.valueOf(row.getCause()),
            row.getAttempts(),
            PullRequestRows.instant(row.getRetryAt())));
  }

  private BranchRecord row(Place place, KnownBranch branch) {
    var row = sql.newRecord(BRANCH);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(branch.ref().repository());
    row.setName(branch.ref().name());
    row.setOriginRepositoryId(branch.origin().repository());
    row.setOriginName(branch.origin().name());
    row.setOriginUrl(branch.origin().url());
    row.setIsThere(branch.exists());
    row.setHeadSha(branch.head());
    row.setAhead(branch.ahead());
    row.setToldShas(branch.told().toArray(String[]::new));
    fill(row, branch.freshness());
    return row;
  }

  private static void fill(BranchRecord row, Freshness freshness) {
    row.setNotice(freshness.notice());
    row.setReadNotice(freshness.read());
    row.setAnnouncedNotice(freshness.announced());
    row.setNoticedAt(freshness.since().atOffset(ZoneOffset.UTC));
    row.setCause(freshness.cause().name());
    row.setAttempts(freshness.attempts());
    row.setRetryAt(PullRequestRows.time(freshness.retryAt()));
  }
}
