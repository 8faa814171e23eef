package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.SITE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.WRITTEN_SITE;

import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.SiteRecord;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Refusal;
import dev.harnessjira.publishing.domain.SiteState;
import dev.harnessjira.publishing.domain.SiteStates;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** States of sites in PostgreSQL. */
@Repository
class JooqSiteStates implements SiteStates {

  private final DSLContext sql;

  JooqSiteStates(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public SiteState find(SiteId site) {
    return sql.selectFrom(SITE)
        .where(SITE.SITE_ID.eq(site.value()))
        .fetchOptional(JooqSiteStates::state)
        .orElse(SiteState.NEW);
  }

  @Override
  public void hold(SiteId site, Hold hold) {
    var until = hold.until();
    var time = until == null ? null : EntityRows.time(until);
    sql.insertInto(SITE)
        .set(SITE.SITE_ID, site.value())
        .set(SITE.HOLD, hold.kind().name())
        .set(SITE.REASON, hold.reason())
        .set(SITE.HOLD_UNTIL, time)
        .set(SITE.FAILURES, hold.failures())
        .onConflict(SITE.SITE_ID)
        .doUpdate()
        .set(SITE.HOLD, hold.kind().name())
        .set(SITE.REASON, hold.reason())
        .set(SITE.HOLD_UNTIL, time)
        .set(SITE.FAILURES, hold.failures())
        .execute();
  }

  @Override
  public void writeAs(SiteId site, WritingIdentity identity) {
    set(site, SITE.IDENTITY, identity.value());
    sql.insertInto(WRITTEN_SITE)
        .set(WRITTEN_SITE.SITE_ID, site.value())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void remark(SiteId site, @Nullable String remark) {
    set(site, SITE.REMARK, remark);
  }

  @Override
  public void publishedWordsOnly(SiteId site) {
    set(site, SITE.PUBLISHED_WORDS_ONLY, true);
  }

  @Override
  public void refused(SiteId site, @Nullable Refusal refusal) {
    set(site, SITE.REFUSED_ENTITY, refusal == null ? null : refusal.entity());
    set(site, SITE.REFUSED_WORDS, refusal == null ? null : refusal.words());
  }

  @Override
  public void slow(SiteId site, boolean slow) {
    set(site, SITE.SLOW, slow);
  }

  @Override
  public void release(SiteId site, boolean release) {
    set(site, SITE.RELEASE, release);
  }

  private <T> void set(SiteId site, Field<T> field, @Nullable T value) {
    sql.insertInto(SITE)
        .set(SITE.SITE_ID, site.value())
        .set(field, value)
        .onConflict(SITE.SITE_ID)
        .doUpdate()
        .set(field, value)
        .execute();
  }

  private static SiteState state(SiteRecord row) {
    var identity = row.getIdentity();
    return new SiteState(
        identity == null ? null : new WritingIdentity(identity),
        row.getPublishedWordsOnly(),
        hold(row),
        row.getRemark(),
        row.getRelease(),
        row.getSlow(),
        refusal(row));
  }

  private static @Nullable Refusal refusal(SiteRecord row) {
    var entity = row.getRefusedEntity();
    var words = row.getRefusedWords();
    return entity == null || words == null ? null : new Refusal(entity, words);
  }

  static Hold hold(SiteRecord row) {
    OffsetDateTime until = row.getHoldUntil();
    return new Hold(
        Hold.Kind.valueOf(row.getHold()),
        row.getReason(),
        until == null ? null : until.toInstant(),
        row.getFailures());
  }
}
