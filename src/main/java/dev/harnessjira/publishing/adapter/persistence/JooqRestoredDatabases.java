package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.KNOWN_DATABASE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.WRITTEN_SITE;

import dev.harnessjira.publishing.domain.RestoredDatabases;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * Tells PostgreSQL databases apart: by the server's system identifier, which a restored dump does
 * not bring along; by its timeline, which recovery to an earlier time changes; and by the
 * database's own number, which is new when it is created anew. A copy of the files or a snapshot of
 * the disk changes none of them.
 */
@Repository
class JooqRestoredDatabases implements RestoredDatabases {

  private final DSLContext sql;

  JooqRestoredDatabases(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public String present() {
    var number =
        sql.resultQuery("select oid::text from pg_database where datname = current_database()")
            .fetchSingle()
            .get(0, String.class);
    return mayReadControlFile() ? server() + "/" + number : Objects.requireNonNull(number);
  }

  private boolean mayReadControlFile() {
    return Boolean.TRUE.equals(
        sql.resultQuery(
                "select has_function_privilege('pg_control_system()', 'execute')"
                    + " and has_function_privilege('pg_control_checkpoint()', 'execute')")
            .fetchSingle()
            .get(0, Boolean.class));
  }

  private String server() {
    return Objects.requireNonNull(
        sql.resultQuery(
                "select s.system_identifier || '/' || c.timeline_id"
                    + " from pg_control_system() s, pg_control_checkpoint() c")
            .fetchSingle()
            .get(0, String.class));
  }

  @Override
  public Optional<String> remembered() {
    return sql.selectFrom(KNOWN_DATABASE).fetchOptional(KNOWN_DATABASE.MARK);
  }

  @Override
  public void remember(String mark) {
    sql.insertInto(KNOWN_DATABASE)
        .set(KNOWN_DATABASE.MARK, mark)
        .onConflict(KNOWN_DATABASE.ONE)
        .doUpdate()
        .set(KNOWN_DATABASE.MARK, mark)
        .execute();
  }

  @Override
  public List<SiteId> writtenSites() {
    return sql.selectFrom(WRITTEN_SITE)
        .orderBy(WRITTEN_SITE.SITE_ID)
        .fetch(row -> new SiteId(row.getSiteId()));
  }
}
