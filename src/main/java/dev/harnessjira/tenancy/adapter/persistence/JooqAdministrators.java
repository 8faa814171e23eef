package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.ADMINISTRATOR;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.AdministratorRecord;
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
  public Optional<Membership> find(AccountId account, SiteId site) {
    return sql.selectFrom(ADMINISTRATOR)
        .where(ADMINISTRATOR.SITE_ID.eq(site.value()))
        .and(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .fetchOptional(row -> new Membership(candidate(row), row.getVerifiedAt().toInstant()));
  }

  @Override
  public void verifiedAgain(AccountId account, SiteId site, Instant at) {
    sql.update(ADMINISTRATOR)
        .set(ADMINISTRATOR.VERIFIED_AT, at.atOffset(ZoneOffset.UTC))
        .where(ADMINISTRATOR.SITE_ID.eq(site.value()))
        .and(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  @Override
  public void describe(Candidate site) {
    sql.update(ADMINISTRATOR)
        .set(ADMINISTRATOR.SITE_NAME, site.name())
        .set(ADMINISTRATOR.SITE_URL, site.url())
        .where(ADMINISTRATOR.SITE_ID.eq(site.id().value()))
        .execute();
  }

  @Override
  public void doubt(AccountId account, SiteId site) {
    verifiedAgain(account, site, Instant.EPOCH);
  }

  @Override
  public Optional<Instant> lastVerified(AccountId account) {
    return sql.select(ADMINISTRATOR.VERIFIED_AT)
        .from(ADMINISTRATOR)
        .where(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .orderBy(ADMINISTRATOR.VERIFIED_AT.desc())
        .limit(1)
        .fetchOptional(row -> row.value1().toInstant());
  }

  @Override
  public List<Candidate> sitesOf(AccountId account) {
    return sql.selectFrom(ADMINISTRATOR)
        .where(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .and(ADMINISTRATOR.VERIFIED_AT.gt(Instant.EPOCH.atOffset(ZoneOffset.UTC)))
        .orderBy(ADMINISTRATOR.SITE_NAME, ADMINISTRATOR.SITE_ID)
        .fetch(JooqAdministrators::candidate);
  }

  @Override
  public void notAdministrator(AccountId account, SiteId site) {
    sql.deleteFrom(ADMINISTRATOR)
        .where(ADMINISTRATOR.SITE_ID.eq(site.value()))
        .and(ADMINISTRATOR.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  private static Candidate candidate(AdministratorRecord row) {
    return new Candidate(new SiteId(row.getSiteId()), row.getSiteName(), row.getSiteUrl());
  }
}
