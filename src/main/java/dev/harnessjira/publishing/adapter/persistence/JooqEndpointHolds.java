package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENDPOINT_HOLD;

import dev.harnessjira.publishing.domain.Endpoint;
import dev.harnessjira.publishing.domain.EndpointHold;
import dev.harnessjira.publishing.domain.EndpointHolds;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Endpoints that are held up, in PostgreSQL. */
@Repository
class JooqEndpointHolds implements EndpointHolds {

  private final DSLContext sql;

  JooqEndpointHolds(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Map<Endpoint, Instant> find(SiteId site, Instant now) {
    Map<Endpoint, Instant> held = new EnumMap<>(Endpoint.class);
    sql.select(ENDPOINT_HOLD.ENDPOINT, ENDPOINT_HOLD.HELD_UNTIL)
        .from(ENDPOINT_HOLD)
        .where(ENDPOINT_HOLD.SITE_ID.eq(site.value()))
        .and(ENDPOINT_HOLD.HELD_UNTIL.gt(time(now)))
        .forEach(row -> held.put(Endpoint.valueOf(row.value1()), row.value2().toInstant()));
    return held;
  }

  @Override
  public void hold(SiteId site, EndpointHold hold) {
    sql.insertInto(ENDPOINT_HOLD)
        .set(ENDPOINT_HOLD.SITE_ID, site.value())
        .set(ENDPOINT_HOLD.ENDPOINT, hold.endpoint().name())
        .set(ENDPOINT_HOLD.HELD_UNTIL, time(hold.until()))
        .set(ENDPOINT_HOLD.REASON, hold.reason())
        .onConflict(ENDPOINT_HOLD.SITE_ID, ENDPOINT_HOLD.ENDPOINT)
        .doUpdate()
        .set(ENDPOINT_HOLD.HELD_UNTIL, DSL.excluded(ENDPOINT_HOLD.HELD_UNTIL))
        .set(ENDPOINT_HOLD.REASON, DSL.excluded(ENDPOINT_HOLD.REASON))
        .where(ENDPOINT_HOLD.HELD_UNTIL.lt(DSL.excluded(ENDPOINT_HOLD.HELD_UNTIL)))
        .execute();
  }
}
