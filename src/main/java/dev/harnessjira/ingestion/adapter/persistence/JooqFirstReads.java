package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.FIRST_READ;

import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.FirstReadRecord;
import dev.harnessjira.ingestion.domain.FirstReads;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** First reads in PostgreSQL. */
@Repository
class JooqFirstReads implements FirstReads {

  private final DSLContext sql;

  JooqFirstReads(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void begin(Place place, ConnectionId connection, Instant at) {
    var row = sql.newRecord(FIRST_READ);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setConnectionId(connection.value());
    fill(row, FirstRead.beginning(at));
    sql.insertInto(FIRST_READ)
        .set(row)
        .onConflict(FIRST_READ.SITE_ID, FIRST_READ.COVERAGE_ID)
        .doNothing()
        .execute();
  }

  @Override
  public Optional<FirstRead> find(Place place) {
    return sql.selectFrom(FIRST_READ).where(of(place)).fetchOptional(JooqFirstReads::read);
  }

  @Override
  public void save(Place place, FirstRead read) {
    var row = sql.newRecord(FIRST_READ);
    fill(row, read);
    sql.update(FIRST_READ).set(row).where(of(place)).execute();
  }

  @Override
  public List<FirstRead> ofConnection(SiteId site, ConnectionId connection) {
    return sql.selectFrom(FIRST_READ)
        .where(FIRST_READ.SITE_ID.eq(site.value()))
        .and(FIRST_READ.CONNECTION_ID.eq(connection.value()))
        .orderBy(FIRST_READ.COVERAGE_ID)
        .fetch(JooqFirstReads::read);
  }

  private static Condition of(Place place) {
    return FIRST_READ
        .SITE_ID
        .eq(place.site().value())
        .and(FIRST_READ.COVERAGE_ID.eq(place.coverage().value()));
  }

  private static FirstRead read(FirstReadRecord row) {
    return new FirstRead(
        row.getBeganAt().toInstant(),
        Progress.valueOf(row.getProgress()),
        row.getRepositoryPage(),
        row.getBeforeMillis(),
        row.getPullRequests(),
        row.getNamingAnIssue(),
        row.getAttempts(),
        row.getProblem());
  }

  private static void fill(FirstReadRecord row, FirstRead read) {
    row.setBeganAt(read.began().atOffset(ZoneOffset.UTC));
    row.setProgress(read.progress().name());
    row.setRepositoryPage(read.repositoryPage());
    row.setBeforeMillis(read.before());
    row.setPullRequests(read.pullRequests());
    row.setNamingAnIssue(read.namingAnIssue());
    row.setAttempts(read.attempts());
    row.setProblem(read.problem());
  }
}
