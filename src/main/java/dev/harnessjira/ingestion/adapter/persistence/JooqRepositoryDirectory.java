package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.ARRIVED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.DEPARTED_REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;
import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.WATCHED_REPOSITORY;

import dev.harnessjira.ingestion.RepositoryDirectory;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.RepositoryRecord;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The covered repositories, searched and paged by PostgreSQL. */
@Repository
class JooqRepositoryDirectory implements RepositoryDirectory {

  private static final int MOST_TOLD = 100;

  private final DSLContext sql;
  private final ConnectionDirectory connections;
  private final Transactions transactions;

  JooqRepositoryDirectory(
      DSLContext sql, ConnectionDirectory connections, Transactions transactions) {
    this.sql = sql;
    this.connections = connections;
    this.transactions = transactions;
  }

  @Override
  public RepositoryPage repositories(SiteId site, ConnectionId connection, String query, int page) {
    return transactions.inSite(
        site.value(), () -> page(wanted(site, coverages(site, connection), query), page));
  }

  @Override
  public List<DepartedRepository> departed(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.selectFrom(DEPARTED_REPOSITORY)
                .where(DEPARTED_REPOSITORY.SITE_ID.eq(site.value()))
                .and(DEPARTED_REPOSITORY.COVERAGE_ID.in(coverages(site, connection)))
                .orderBy(DEPARTED_REPOSITORY.LEFT_AT.desc(), DEPARTED_REPOSITORY.REPOSITORY_ID)
                .limit(MOST_TOLD)
                .fetch(row ->
                    new DepartedRepository(
                        new CoverageId(row.getCoverageId()),
                        row.getRepositoryId(),
                        row.getPath(),
                        row.getMovedTo(),
                        row.getLeftAt().toInstant())));
  }

  @Override
  public List<ArrivedRepository> arrived(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.select(
                    ARRIVED_REPOSITORY.COVERAGE_ID,
                    ARRIVED_REPOSITORY.REPOSITORY_ID,
                    REPOSITORY.PATH,
                    ARRIVED_REPOSITORY.ARRIVED_AT)
                .from(ARRIVED_REPOSITORY)
                .join(REPOSITORY)
                .on(REPOSITORY.SITE_ID.eq(ARRIVED_REPOSITORY.SITE_ID))
                .and(REPOSITORY.COVERAGE_ID.eq(ARRIVED_REPOSITORY.COVERAGE_ID))
                .and(REPOSITORY.REPOSITORY_ID.eq(ARRIVED_REPOSITORY.REPOSITORY_ID))
                .where(ARRIVED_REPOSITORY.SITE_ID.eq(site.value()))
                .and(ARRIVED_REPOSITORY.COVERAGE_ID.in(coverages(site, connection)))
                .orderBy(ARRIVED_REPOSITORY.ARRIVED_AT.desc(), ARRIVED_REPOSITORY.REPOSITORY_ID)
                .limit(MOST_TOLD)
                .fetch(row ->
                    new ArrivedRepository(
                        new CoverageId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4().toInstant())));
  }

  private List<UUID> coverages(SiteId site, ConnectionId connection) {
    return connections.connection(site, connection).stream()
        .flatMap(view -> view.coverages().stream())
        .map(coverage -> coverage.id().value())
        .toList();
  }

  private static Condition wanted(SiteId site, List<UUID> coverages, String query) {
    var covered = REPOSITORY.SITE_ID.eq(site.value()).and(REPOSITORY.COVERAGE_ID.in(coverages));
    return query.isBlank()
        ? covered
        : covered.and(REPOSITORY.PATH.containsIgnoreCase(query.strip()));
  }

  private RepositoryPage page(Condition wanted, int page) {
    var repositories =
        sql.select(REPOSITORY, WATCHED_REPOSITORY.ARCHIVED)
            .from(REPOSITORY)
            .leftJoin(WATCHED_REPOSITORY)
            .on(WATCHED_REPOSITORY.SITE_ID.eq(REPOSITORY.SITE_ID))
            .and(WATCHED_REPOSITORY.COVERAGE_ID.eq(REPOSITORY.COVERAGE_ID))
            .and(WATCHED_REPOSITORY.REPOSITORY_ID.eq(REPOSITORY.REPOSITORY_ID))
            .where(wanted)
            .orderBy(REPOSITORY.PATH, REPOSITORY.COVERAGE_ID, REPOSITORY.REPOSITORY_ID)
            .limit(PAGE)
            .offset((long) page * PAGE)
            .fetch(row -> covered(row.value1(), Boolean.TRUE.equals(row.value2())));
    return new RepositoryPage(repositories, page, sql.fetchCount(REPOSITORY, wanted));
  }

  private static CoveredRepository covered(RepositoryRecord row, boolean archived) {
    var last = row.getLastEvent();
    return new CoveredRepository(
        new CoverageId(row.getCoverageId()),
        row.getRepositoryId(),
        row.getPath(),
        row.getName(),
        row.getUrl() == null ? "" : row.getUrl(),
        last == null ? null : last.toInstant(),
        archived);
  }
}
