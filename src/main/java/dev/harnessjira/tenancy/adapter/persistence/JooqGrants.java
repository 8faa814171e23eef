package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.JIRA_GRANT;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.JiraGrantRecord;
import dev.harnessjira.tenancy.domain.Consent;
import dev.harnessjira.tenancy.domain.Grant;
import dev.harnessjira.tenancy.domain.Grants;
import dev.harnessjira.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Grants in PostgreSQL; each call is a transaction of its own, as the person. */
@Repository
class JooqGrants implements Grants {

  private static final String ACCESS = "jira-access-token";
  private static final String REFRESH = "jira-refresh-token";

  private final DSLContext sql;
  private final Vault vault;
  private final Transactions transactions;
  private final Clock clock;

  JooqGrants(DSLContext sql, Vault vault, Transactions transactions, Clock clock) {
    this.sql = sql;
    this.vault = vault;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<Grant> find(AccountId account) {
    return as(
        account,
        db ->
            db.selectFrom(JIRA_GRANT)
                .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(this::grant));
  }

  @Override
  public Optional<Consent> consent(AccountId account) {
    return as(
        account,
        db ->
            db.select(
                    JIRA_GRANT.DISPLAY_NAME,
                    JIRA_GRANT.SCOPES,
                    JIRA_GRANT.REFRESH_TOKEN.isNotNull(),
                    JIRA_GRANT.OBTAINED_AT,
                    JIRA_GRANT.LOST_REASON)
                .from(JIRA_GRANT)
                .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row ->
                    new Consent(
                        row.value1(),
                        Consent.scopes(row.value2()),
                        row.value3(),
                        row.value4().toInstant(),
                        row.value5())));
  }

  @Override
  public void keep(AccountId account, String holder, GrantedTokens tokens) {
    as(
        account,
        db ->
            db.insertInto(JIRA_GRANT)
                .set(JIRA_GRANT.ACCOUNT_ID, account.value())
                .set(JIRA_GRANT.DISPLAY_NAME, holder)
                .set(JIRA_GRANT.SCOPES, tokens.scopes())
                .set(JIRA_GRANT.ACCESS_TOKEN, access(account, tokens))
                .set(JIRA_GRANT.ACCESS_EXPIRES_AT, at(tokens.expiresAt()))
                .set(JIRA_GRANT.REFRESH_TOKEN, refresh(account, tokens))
                .set(JIRA_GRANT.VERSION, 1L)
                .set(JIRA_GRANT.OBTAINED_AT, at(clock.instant()))
                .set(JIRA_GRANT.REFRESHED_AT, at(clock.instant()))
                .onConflict(JIRA_GRANT.ACCOUNT_ID)
                .doUpdate()
                .set(JIRA_GRANT.DISPLAY_NAME, holder)
                .set(JIRA_GRANT.SCOPES, tokens.scopes())
                .set(JIRA_GRANT.ACCESS_TOKEN, access(account, tokens))
                .set(JIRA_GRANT.ACCESS_EXPIRES_AT, at(tokens.expiresAt()))
                .set(JIRA_GRANT.REFRESH_TOKEN, refresh(account, tokens))
                .set(JIRA_GRANT.VERSION, JIRA_GRANT.VERSION.plus(1))
                .setNull(JIRA_GRANT.LEASE_UNTIL)
                .setNull(JIRA_GRANT.LEASE_HOLDER)
                .setNull(JIRA_GRANT.LOST_REASON)
                .set(JIRA_GRANT.OBTAINED_AT, at(clock.instant()))
                .set(JIRA_GRANT.REFRESHED_AT, at(clock.instant()))
                .execute());
  }

  @Override
  public boolean claim(AccountId account, long version, UUID holder, Instant until) {
    return as(
            account,
            db ->
                db.update(JIRA_GRANT)
                    .set(JIRA_GRANT.LEASE_HOLDER, holder)
                    .set(JIRA_GRANT.LEASE_UNTIL, at(until))
                    .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                    .and(JIRA_GRANT.VERSION.eq(version))
                    .and(
                        JIRA_GRANT
                            .LEASE_UNTIL
                            .isNull()
                            .or(JIRA_GRANT.LEASE_UNTIL.le(at(clock.instant()))))
                    .execute())
        == 1;
  }

  @Override
  public boolean refreshed(AccountId account, UUID holder, GrantedTokens tokens) {
    return as(
            account,
            db ->
                db.update(JIRA_GRANT)
                    .set(JIRA_GRANT.ACCESS_TOKEN, access(account, tokens))
                    .set(JIRA_GRANT.ACCESS_EXPIRES_AT, at(tokens.expiresAt()))
                    .set(JIRA_GRANT.REFRESH_TOKEN, refresh(account, tokens))
                    .set(JIRA_GRANT.VERSION, JIRA_GRANT.VERSION.plus(1))
                    .set(JIRA_GRANT.REFRESHED_AT, at(clock.instant()))
                    .setNull(JIRA_GRANT.LEASE_UNTIL)
                    .setNull(JIRA_GRANT.LEASE_HOLDER)
                    .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                    .and(JIRA_GRANT.LEASE_HOLDER.eq(holder))
                    .execute())
        == 1;
  }

  @Override
  public void rest(AccountId account, UUID holder, Instant until) {
    as(
        account,
        db ->
            db.update(JIRA_GRANT)
                .set(JIRA_GRANT.LEASE_UNTIL, at(until))
                .setNull(JIRA_GRANT.LEASE_HOLDER)
                .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                .and(JIRA_GRANT.LEASE_HOLDER.eq(holder))
                .execute());
  }

  @Override
  public boolean lose(AccountId account, long version, String reason) {
    return as(
            account,
            db ->
                db.update(JIRA_GRANT)
                    .set(JIRA_GRANT.LOST_REASON, reason)
                    .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                    .and(JIRA_GRANT.VERSION.eq(version))
                    .execute())
        == 1;
  }

  @Override
  public void expire(AccountId account, long version) {
    as(
        account,
        db ->
            db.update(JIRA_GRANT)
                .set(JIRA_GRANT.ACCESS_EXPIRES_AT, at(clock.instant()))
                .where(JIRA_GRANT.ACCOUNT_ID.eq(account.value()))
                .and(JIRA_GRANT.VERSION.eq(version))
                .execute());
  }

  @Override
  public void forget(AccountId account) {
    as(
        account,
        db -> db.deleteFrom(JIRA_GRANT).where(JIRA_GRANT.ACCOUNT_ID.eq(account.value())).execute());
  }

  private <T> T as(AccountId account, Function<DSLContext, T> work) {
    return transactions.asAccount(account.value(), () -> work.apply(sql));
  }

  private Grant grant(JiraGrantRecord row) {
    var account = row.getAccountId();
    var refresh = row.getRefreshToken();
    return new Grant(
        new AccountId(account),
        row.getDisplayName(),
        new GrantedTokens(
            vault.open(row.getAccessToken(), account, ACCESS),
            row.getAccessExpiresAt().toInstant(),
            refresh == null ? null : vault.open(refresh, account, REFRESH),
            row.getScopes()),
        row.getVersion(),
        row.getRefreshedAt().toInstant(),
        restsUntil(row),
        row.getLostReason());
  }

  // A lease that nobody holds is the pause after a renewal that failed.
  private static @Nullable Instant restsUntil(JiraGrantRecord row) {
    var until = row.getLeaseUntil();
    return until == null || row.getLeaseHolder() != null ? null : until.toInstant();
  }

  private byte[] access(AccountId account, GrantedTokens tokens) {
    return vault.seal(tokens.accessToken(), account.value(), ACCESS);
  }

  private byte @Nullable [] refresh(AccountId account, GrantedTokens tokens) {
    var token = tokens.refreshToken();
    return token == null ? null : vault.seal(token, account.value(), REFRESH);
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
