package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.PAUSED_CONNECTION;

import dev.harnessjira.publishing.domain.PausedConnections;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Paused connections in PostgreSQL, and the condition that passes them over. */
@Repository
class JooqPausedConnections implements PausedConnections {

  private final DSLContext sql;

  JooqPausedConnections(DSLContext sql) {
    this.sql = sql;
  }

  /** Rows whose connection is not paused. */
  static Condition flowing(Field<String> site, Field<UUID> connection) {
    return DSL.notExists(
        DSL.selectOne()
            .from(PAUSED_CONNECTION)
            .where(PAUSED_CONNECTION.SITE_ID.eq(site))
            .and(PAUSED_CONNECTION.CONNECTION_ID.eq(connection)));
  }

  @Override
  public void add(SiteId site, ConnectionId connection) {
    sql.insertInto(PAUSED_CONNECTION)
        .set(PAUSED_CONNECTION.SITE_ID, site.value())
        .set(PAUSED_CONNECTION.CONNECTION_ID, connection.value())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void remove(SiteId site, ConnectionId connection) {
    sql.deleteFrom(PAUSED_CONNECTION)
        .where(PAUSED_CONNECTION.SITE_ID.eq(site.value()))
        .and(PAUSED_CONNECTION.CONNECTION_ID.eq(connection.value()))
        .execute();
  }
}
