package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.ADMINISTRATOR;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.domain.Administrators;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Who administers what, in PostgreSQL. */
@Repository
class JooqAdministrators implements Administrators {

  private final DSLContext sql;

  JooqAdministrators(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void verified(AccountId account, Candidate site, Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    sql.insertInto(ADMINISTRATOR)
        .set(ADMINISTRATOR.SITE_ID, site.id().value())
        .set(ADMINISTRATOR.ACCOUNT_ID, account.value())
        .set(ADMINISTRATOR.SITE_NAME, site.name())
        .set(ADMINISTRATOR.SITE_URL, site.url())
        .set(ADMINISTRATOR.VERIFIED_AT, time)
        .onConflict(ADMINISTRATOR.SITE_ID, ADMINISTRATOR.ACCOUNT_ID)
        .doUpdate()
        .set(ADMINISTRATOR.SITE_NAME, site.name())
        .set(ADMINISTRATOR.SITE_URL, site.url())
        .set(ADMINISTRATOR.VERIFIED_AT, time)
        .execute();
  }

  @Override
  public Optional<Instant> verifiedAt(AccountId account, SiteId site) {
    return sql.select(ADMINISTRATOR.VERIFIED_AT)
        .from(ADMINISTRATOR)
        .where(ADMINISTRATOR.SITE_ID.eq(site.value()))
        .and(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(row -> row.value1().toInstant());
  }

  @Override
  public List<Candidate> sitesOf(AccountId account) {
    return sql.selectFrom(ADMINISTRATOR)
        .where(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .orderBy(ADMINISTRATOR.SITE_NAME, ADMINISTRATOR.SITE_ID)
        .fetch(
            row -> new Candidate(new SiteId(row.getSiteId()), row.getSiteName(), row.getSiteUrl()));
  }

  @Override
  public void notAdministrator(AccountId account, SiteId site) {
    sql.deleteFrom(ADMINISTRATOR)
        .where(ADMINISTRATOR.SITE_ID.eq(site.value()))
        .and(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .execute();
  }
}
