package dev.harnessjira.ingestion.adapter.persistence;

import static dev.harnessjira.ingestion.adapter.persistence.tables.Tables.PRESENCE;

import dev.harnessjira.ingestion.domain.missed.Presence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** One row in PostgreSQL that every instance touches. */
@Repository
class JooqPresence implements Presence {

  private static final int ONE = 1;

  private final DSLContext sql;

  JooqPresence(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Instant> beat(Instant now) {
    var last =
        sql.select(PRESENCE.BEAT_AT)
            .from(PRESENCE)
            .where(PRESENCE.ID.eq(ONE))
            .forUpdate()
            .fetchOptional(row -> row.value1().toInstant());
    var at = now.atOffset(ZoneOffset.UTC);
    sql.insertInto(PRESENCE)
        .set(PRESENCE.ID, ONE)
        .set(PRESENCE.BEAT_AT, at)
        .onConflict(PRESENCE.ID)
        .doUpdate()
        .set(PRESENCE.BEAT_AT, at)
        .execute();
    return last;
  }
}
