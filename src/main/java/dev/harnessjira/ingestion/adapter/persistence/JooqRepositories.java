package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.REPOSITORY;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.adapter.persistence.tables.tables.records.RepositoryRecord;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Repositories in PostgreSQL. */
@Repository
class JooqRepositories implements Repositories {

  private final DSLContext sql;

  JooqRepositories(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<KnownRepository> find(Place place, long id) {
    return sql.selectFrom(REPOSITORY)
        .where(at(place))
        .and(REPOSITORY.REPOSITORY_ID.eq(id))
        .fetchOptional(JooqRepositories::repository);
  }

  @Override
  public Optional<CoverageId> whereIs(Place place, Set<CoverageId> coverages, long id) {
    return sql.select(REPOSITORY.COVERAGE_ID)
        .from(REPOSITORY)
        .where(REPOSITORY.SITE_ID.eq(place.site().value()))
        .and(REPOSITORY.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .and(REPOSITORY.REPOSITORY_ID.eq(id))
        .orderBy(REPOSITORY.COVERAGE_ID)
        .limit(1)
        .fetchOptional(row -> new CoverageId(row.value1()));
  }

  @Override
  public List<DevelopmentTrace.Known> named(SiteId site, Set<String> pathsOrPages) {
    return sql.selectFrom(REPOSITORY)
        .where(REPOSITORY.SITE_ID.eq(site.value()))
        .and(
            DSL.lower(REPOSITORY.PATH)
                .in(pathsOrPages)
                .or(DSL.lower(REPOSITORY.URL).in(pathsOrPages)))
        .orderBy(REPOSITORY.PATH, REPOSITORY.COVERAGE_ID)
        .fetch(row ->
            new DevelopmentTrace.Known(
                new CoverageId(row.getCoverageId()),
                row.getRepositoryId(),
                row.getPath(),
                row.getName(),
                row.getUrl() == null ? "" : row.getUrl(),
                PullRequestRows.instant(row.getLastEvent())));
  }

  @Override
  public void save(Place place, KnownRepository told, @Nullable Instant event) {
    var known = find(place, told.id()).map(told::over).orElse(told);
    var row = sql.newRecord(REPOSITORY);
    row.setSiteId(place.site().value());
    row.setCoverageId(place.coverage().value());
    row.setRepositoryId(known.id());
    row.setPath(known.path());
    row.setName(known.name());
    row.setDefaultBranch(known.defaultBranch());
    row.setUrl(known.url());
    row.setUrlGiven(known.urlGiven());
    if (event != null) {
      row.setLastEvent(event.atOffset(ZoneOffset.UTC));
    }
    sql.insertInto(REPOSITORY)
        .set(row)
        .onConflict(REPOSITORY.SITE_ID, REPOSITORY.COVERAGE_ID, REPOSITORY.REPOSITORY_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  static KnownRepository repository(RepositoryRecord row) {
    return new KnownRepository(
        row.getRepositoryId(),
        row.getPath(),
        row.getName(),
        row.getDefaultBranch(),
        row.getUrl(),
        row.getUrlGiven());
  }

  private static Condition at(Place place) {
    return REPOSITORY
        .SITE_ID
        .eq(place.site().value())
        .and(REPOSITORY.COVERAGE_ID.eq(place.coverage().value()));
  }
}
