package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.STAND_IN;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.StandInRecord;
import dev.harnessjira.tenancy.domain.StandIn;
import dev.harnessjira.tenancy.domain.StandIns;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Stand-ins in PostgreSQL. */
@Repository
class JooqStandIns implements StandIns {

  private final DSLContext sql;

  JooqStandIns(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public List<StandIn> of(SiteId site) {
    return sql.selectFrom(STAND_IN)
        .where(STAND_IN.SITE_ID.eq(site.value()))
        .orderBy(STAND_IN.OFFERED_AT, STAND_IN.ACCOUNT_ID)
        .fetch(JooqStandIns::standIn);
  }

  private static StandIn standIn(StandInRecord row) {
    return new StandIn(
        new AccountId(row.getAccountId()),
        row.getHolder(),
        row.getObtainedAt().toInstant(),
        row.getOfferedAt().toInstant(),
        row.getReason());
  }

  @Override
  public void offer(SiteId site, StandIn standIn) {
    var obtained = standIn.obtained().atOffset(ZoneOffset.UTC);
    sql.insertInto(STAND_IN)
        .set(STAND_IN.SITE_ID, site.value())
        .set(STAND_IN.ACCOUNT_ID, standIn.account().value())
        .set(STAND_IN.HOLDER, standIn.holder())
        .set(STAND_IN.OBTAINED_AT, obtained)
        .set(STAND_IN.OFFERED_AT, standIn.offered().atOffset(ZoneOffset.UTC))
        .set(STAND_IN.REASON, standIn.reason())
        .onConflict(STAND_IN.SITE_ID, STAND_IN.ACCOUNT_ID)
        .doUpdate()
        .set(STAND_IN.HOLDER, standIn.holder())
        .set(STAND_IN.OBTAINED_AT, obtained)
        .set(STAND_IN.REASON, standIn.reason())
        .execute();
  }

  @Override
  public void withdraw(SiteId site, AccountId account) {
    sql.deleteFrom(STAND_IN)
        .where(STAND_IN.SITE_ID.eq(site.value()))
        .and(STAND_IN.ACCOUNT_ID.eq(account.value()))
        .execute();
  }

  @Override
  public void note(SiteId site, AccountId account, @Nullable String reason) {
    sql.update(STAND_IN)
        .set(STAND_IN.REASON, reason)
        .where(STAND_IN.SITE_ID.eq(site.value()))
        .and(STAND_IN.ACCOUNT_ID.eq(account.value()))
        .and(STAND_IN.REASON.isDistinctFrom(reason))
        .execute();
  }

  @Override
  public boolean anyOf(AccountId account) {
    return sql.fetchExists(
        sql.selectOne().from(STAND_IN).where(STAND_IN.ACCOUNT_ID.eq(account.value())));
  }

  @Override
  public void note(AccountId account, @Nullable String reason) {
    sql.update(STAND_IN)
        .set(STAND_IN.REASON, reason)
        .where(STAND_IN.ACCOUNT_ID.eq(account.value()))
        .and(STAND_IN.REASON.isDistinctFrom(reason))
        .execute();
  }

  @Override
  public void consented(AccountId account, Instant obtained) {
    sql.update(STAND_IN)
        .set(STAND_IN.OBTAINED_AT, obtained.atOffset(ZoneOffset.UTC))
        .where(STAND_IN.ACCOUNT_ID.eq(account.value()))
        .execute();
  }
}
