package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE;
import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE_CREDENTIALS;

import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.Candidate;
import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.Answer;
import dev.harnessjira.tenancy.SiteView.State;
import dev.harnessjira.tenancy.SiteView.Writing;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteCredentialsRecord;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteRecord;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.Site;
import dev.harnessjira.tenancy.domain.Sites;
import dev.harnessjira.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Sites and their OAuth credentials in PostgreSQL. */
@Repository
class JooqSites implements Sites {

  private static final String SECRET = "oauth-client-secret";
  private static final String TOKEN = "oauth-client-token";

  private final DSLContext sql;
  private final Vault vault;
  private final Clock clock;

  JooqSites(DSLContext sql, Vault vault, Clock clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Optional<Site> find(SiteId site) {
    return sql.selectFrom(SITE).where(SITE.SITE_ID.eq(site.value())).fetchOptional(JooqSites::site);
  }

  @Override
  public List<SiteId> ofGrant(AccountId account) {
    return sql.select(SITE.SITE_ID)
        .from(SITE)
        .where(SITE.GRANT_ACCOUNT_ID.eq(account.value()))
        .and(SITE.STATE.ne(State.DISCONNECTED.name()))
        .fetch(row -> new SiteId(row.value1()));
  }

  @Override
  public void connect(Candidate site, AccountId account, String holder) {
    sql.insertInto(SITE)
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
        .set(SITE.WRITING, Writing.UNDECIDED.name())
        .setNull(SITE.WRITING_SINCE)
        .set(SITE.CREDENTIAL_VERSION, SITE.CREDENTIAL_VERSION.plus(1))
        .execute();
  }

  @Override
  public void reauthorize(SiteId site, String reason) {
    sql.update(SITE)
        .set(SITE.STATE, State.REAUTHORIZE.name())
        .set(SITE.REASON, reason)
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void connected(SiteId site) {
    sql.update(SITE)
        .set(SITE.STATE, State.CONNECTED.name())
        .setNull(SITE.REASON)
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void disconnected(SiteId site) {
    sql.update(SITE)
        .set(SITE.STATE, State.DISCONNECTED.name())
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
        .set(SITE.WRITING, writing.name())
        .set(SITE.WRITING_SINCE, now())
        .set(SITE.CREDENTIAL_VERSION, SITE.CREDENTIAL_VERSION.plus(1))
        .where(SITE.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public Optional<Credentials> credentials(SiteId site) {
    return sql.selectFrom(SITE_CREDENTIALS)
        .where(SITE_CREDENTIALS.SITE_ID.eq(site.value()))
        .fetchOptional(this::credentials);
  }

  @Override
  public void keepCredentials(SiteId site, Credentials credentials) {
    var secret = vault.seal(credentials.clientSecret(), site.value(), SECRET);
    var tokens = credentials.tokens();
    var token = tokens == null ? null : vault.seal(tokens.accessToken(), site.value(), TOKEN);
    var expires = tokens == null ? null : tokens.expiresAt().atOffset(ZoneOffset.UTC);
    sql.insertInto(SITE_CREDENTIALS)
        .set(SITE_CREDENTIALS.SITE_ID, site.value())
        .set(SITE_CREDENTIALS.CLIENT_ID, credentials.clientId())
        .set(SITE_CREDENTIALS.CLIENT_SECRET, secret)
        .set(SITE_CREDENTIALS.ACCESS_TOKEN, token)
        .set(SITE_CREDENTIALS.ACCESS_EXPIRES_AT, expires)
        .set(SITE_CREDENTIALS.ENTERED_AT, now())
        .onConflict(SITE_CREDENTIALS.SITE_ID)
        .doUpdate()
        .set(SITE_CREDENTIALS.CLIENT_ID, credentials.clientId())
        .set(SITE_CREDENTIALS.CLIENT_SECRET, secret)
        .set(SITE_CREDENTIALS.ACCESS_TOKEN, token)
        .set(SITE_CREDENTIALS.ACCESS_EXPIRES_AT, expires)
        .setNull(SITE_CREDENTIALS.REJECTED_REASON)
        .execute();
  }

  @Override
  public void rejectCredentials(SiteId site, String reason) {
    sql.update(SITE_CREDENTIALS)
        .set(SITE_CREDENTIALS.REJECTED_REASON, reason)
        .where(SITE_CREDENTIALS.SITE_ID.eq(site.value()))
        .execute();
  }

  @Override
  public void forgetCredentials(SiteId site) {
    sql.deleteFrom(SITE_CREDENTIALS).where(SITE_CREDENTIALS.SITE_ID.eq(site.value())).execute();
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

  private Credentials credentials(SiteCredentialsRecord row) {
    var token = row.getAccessToken();
    var expires = row.getAccessExpiresAt();
    var tokens =
        token == null || expires == null
            ? null
            : new GrantedTokens(
                vault.open(token, row.getSiteId(), TOKEN), expires.toInstant(), null, "");
    return new Credentials(
        row.getClientId(),
        vault.open(row.getClientSecret(), row.getSiteId(), SECRET),
        tokens,
        row.getRejectedReason());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
