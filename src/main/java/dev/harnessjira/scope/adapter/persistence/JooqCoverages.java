package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is covered, in PostgreSQL. */
@Repository
class JooqCoverages implements Coverages {

  private final DSLContext sql;
  private final Transactions transactions;

  JooqCoverages(DSLContext sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  // A lock that waited for the end looks at the row again and finds it ended.
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Coverage> hold(SiteId site, CoverageId coverage) {
    return sql.selectFrom(COVERAGE)
        .where(COVERAGE.SITE_ID.eq(site.value()))
        .and(COVERAGE.COVERAGE_ID.eq(coverage.value()))
        .and(COVERAGE.ENDED_AT.isNull())
        .forShare()
        .fetchOptional(Rows::coverage);
  }

  @Override
  public Optional<Coverage> find(SiteId site, CoverageId coverage) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.selectFrom(COVERAGE)
                .where(COVERAGE.SITE_ID.eq(site.value()))
                .and(COVERAGE.COVERAGE_ID.eq(coverage.value()))
                .fetchOptional(Rows::coverage));
  }

  @Override
  public List<Coverage> of(SiteId site, Collection<ConnectionId> connections) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.selectFrom(COVERAGE)
                .where(COVERAGE.SITE_ID.eq(site.value()))
                .and(
                    COVERAGE.CONNECTION_ID.in(
                        connections.stream().map(ConnectionId::value).toList()))
                .and(COVERAGE.ENDED_AT.isNull())
                .fetch(Rows::coverage));
  }
}
