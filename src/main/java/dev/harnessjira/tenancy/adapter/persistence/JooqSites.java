package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteRecord;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sites in PostgreSQL. */
@Repository
class JooqSites implements Sites {

  private final DSLContext sql;
  private final Clock clock;

  JooqSites(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public Optional<Site> find(SiteId site) {
    return sql.selectFrom(SITE).where(SITE.SITE_ID.eq(site.value())).fetchOptional(JooqSites::site);
  }

  @Override
  public Optional<Site> lock(SiteId site) {
    return sql.selectFrom(SITE)
        .where(SITE.SITE_ID.eq(site.value()))
        .forUpdate()
        .fetchOptional(JooqSites::site);
  }

  @Override
  public List<Site> ofGrant(AccountId account) {
    return sql.selectFrom(SITE)
        .where(SITE.GRANT_ACCOUNT_ID.eq(account.value()))
        .orderBy(SITE.SITE_ID)
        .fetch(JooqSites::site);
  }

  @Override
  public boolean connect(Candidate site, AccountId account, String holder) {
    return sql.insertInto(SITE)
            .set(SITE.SITE_ID, site.id().value())
            .set(SITE.NAME, site.name())
            .set(SITE.URL, site.url())
            .set(SITE.STATE, State.CONNECTED.name())
            .set(SITE.GRANT_ACCOUNT_ID, account.value())
            .set(SITE.GRANT_HOLDER, holder)
            .set(SITE.GRANT_MAY_WRITE, Answer.UNDECIDED.name())
            .set(SITE.WRITING, Writing.UNDECIDED.name())
            .set(SITE.CONNECTED_AT, now())
            .onConflict(SITE.SITE_ID)
            .doUpdate()
            .set(SITE.NAME, site.name())
            .set(SITE.URL, site.url())
            .set(SITE.STATE, State.CONNECTED.name())
            .setNull(SITE.REASON)
            .set(SITE.GRANT_ACCOUNT_ID, account.value())
            .set(SITE.GRANT_HOLDER, holder)
            .set(SITE.GRANT_MAY_WRITE, Answer.UNDECIDED.name())
            .setNull(SITE.GRANT_CHECKED_AT)
            .set(SITE.WRITING, Writing.UNDECIDED.name())
            .setNull(SITE.WRITING_SINCE)
            .set(SITE.CREDENTIAL_VERSION, SITE.CREDENTIAL_VERSION.plus(1))
            .where(SITE.STATE.ne(State.CONNECTED.name()))
            .execute()
        == 1;
  }

  // What a site with OAuth credentials of its own is written with stays the same.
  @Override
  public void handOver(SiteId site, AccountId account, String holder) {
    var change = DSL.when(SITE.WRITING.eq(Writing.CREDENTIALS.name()), 0L).otherwise(1L);
    sql.update(SITE)
        .set(SITE.GRANT_ACCOUNT_ID, account.value())
        .set(SITE.GRANT_HOLDER, holder)
        .set(SITE.CREDENTIAL_VERSION, SITE.CREDENTIAL_VERSION.plus(change))
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void describe(Candidate site) {
    sql.update(SITE)
        .set(SITE.NAME, site.name())
        .set(SITE.URL, site.url())
        .where(SITE.SITE_ID.eq(site.id().value()))
        .execute();
  }

  @Override
  public boolean lose(SiteId site, long credentialVersion, String reason) {
    return sql.update(SITE)
            .set(SITE.STATE, State.REAUTHORIZE.name())
            .set(SITE.REASON, reason)
            .where(SITE.SITE_ID.eq(site.value()))
            .and(SITE.CREDENTIAL_VERSION.eq(credentialVersion))
            .and(SITE.STATE.eq(State.CONNECTED.name()))
            .execute()
        > 0;
  }

  @Override
  public void disconnected(SiteId site) {
    sql.update(SITE)
        .set(SITE.STATE, State.DISCONNECTED.name())
        .setNull(SITE.REASON)
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void askAgain(SiteId site) {
    sql.update(SITE)
        .set(SITE.GRANT_MAY_WRITE, Answer.UNDECIDED.name())
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void answered(SiteId site, Answer answer) {
    sql.update(SITE)
        .set(SITE.GRANT_MAY_WRITE, answer.name())
        .set(SITE.GRANT_CHECKED_AT, now())
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void writeWith(SiteId site, Writing writing) {
    sql.update(SITE)
        .set(SITE.STATE, State.CONNECTED.name())
        .setNull(SITE.REASON)
        .set(SITE.WRITING, writing.name())
        .set(SITE.WRITING_SINCE, now())
        .set(SITE.CREDENTIAL_VERSION, SITE.CREDENTIAL_VERSION.plus(1))
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void released(SiteId site) {
    sql.update(SITE)
        .set(SITE.WRITING, Writing.NONE.name())
        .where(SITE.SITE_ID.eq(site.value()))
        .and(SITE.STATE.eq(State.DISCONNECTED.name()))
        .execute();
  }

  private static Site site(SiteRecord row) {
    return new Site(
        new SiteId(row.getSiteId()),
        row.getName(),
        row.getUrl(),
        State.valueOf(row.getState()),
        row.getReason(),
        new AccountId(row.getGrantAccountId()),
        row.getGrantHolder(),
        Answer.valueOf(row.getGrantMayWrite()),
        instant(row.getGrantCheckedAt()),
        Writing.valueOf(row.getWriting()),
        instant(row.getWritingSince()),
        row.getCredentialVersion());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
