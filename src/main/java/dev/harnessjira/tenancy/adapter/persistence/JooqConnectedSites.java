package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE;

import dev.harnessjira.tenancy.ConnectedSites;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.State;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Connected sites in PostgreSQL. */
@Repository
class JooqConnectedSites implements ConnectedSites {

  private final DSLContext sql;

  JooqConnectedSites(DSLContext sql) {
    this.sql = sql;
  }

  // A lock that waited for the disconnect looks at the row again and finds it disconnected.
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean hold(SiteId site) {
    return sql.select(SITE.SITE_ID)
        .from(SITE)
        .where(SITE.SITE_ID.eq(site.value()))
        .and(SITE.STATE.ne(State.DISCONNECTED.name()))
        .forShare()
        .fetchOptional()
        .isPresent();
  }
}
