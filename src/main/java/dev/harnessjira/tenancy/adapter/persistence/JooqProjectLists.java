package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE_PROJECTS;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteProjectsRecord;
import dev.harnessjira.tenancy.domain.ProjectLists;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Lists of projects in PostgreSQL. */
@Repository
class JooqProjectLists implements ProjectLists {

  private final DSLContext sql;

  JooqProjectLists(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<ProjectList> find(SiteId site) {
    return sql.selectFrom(SITE_PROJECTS)
        .where(SITE_PROJECTS.SITE_ID.eq(site.value()))
        .fetchOptional(JooqProjectLists::list);
  }

  private static ProjectList list(SiteProjectsRecord row) {
    String @Nullable [] keys = row.getKeys();
    OffsetDateTime readAt = row.getReadAt();
    return new ProjectList(
        keys == null ? null : Set.of(keys),
        readAt == null ? null : readAt.toInstant(),
        row.getTriedAt().toInstant());
  }

  @Override
  public void keep(SiteId site, ProjectList list) {
    var row = sql.newRecord(SITE_PROJECTS);
    var keys = list.keys();
    row.setSiteId(site.value());
    row.setKeys(keys == null ? null : keys.stream().sorted().toArray(String[]::new));
    row.setReadAt(time(list.readAt()));
    row.setTriedAt(list.triedAt().atOffset(ZoneOffset.UTC));
    sql.insertInto(SITE_PROJECTS)
        .set(row)
        .onConflict(SITE_PROJECTS.SITE_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
