package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE_CREDENTIALS;

import dev.harnessjira.tenancy.GrantedTokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteCredentialsRecord;
import dev.harnessjira.tenancy.domain.Credentials;
import dev.harnessjira.tenancy.domain.OwnCredentials;
import dev.harnessjira.vault.Vault;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** OAuth credentials of sites in PostgreSQL. */
@Repository
class JooqOwnCredentials implements OwnCredentials {

  private static final String SECRET = "oauth-client-secret";
  private static final String TOKEN = "oauth-client-token";

  private final DSLContext sql;
  private final Vault vault;
  private final Clock clock;

  JooqOwnCredentials(DSLContext sql, Vault vault, Clock clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Optional<Credentials> current(SiteId site) {
    return sql.selectFrom(SITE_CREDENTIALS).where(inUse(site)).fetchOptional(this::credentials);
  }

  @Override
  public Optional<Credentials> find(SiteId site, String clientId) {
    return sql.selectFrom(SITE_CREDENTIALS)
        .where(pair(site, clientId))
        .fetchOptional(this::credentials);
  }

  @Override
  public Optional<Client> client(SiteId site) {
    return sql.select(SITE_CREDENTIALS.CLIENT_ID, SITE_CREDENTIALS.REJECTED_REASON)
        .from(SITE_CREDENTIALS)
        .where(inUse(site))
        .fetchOptional(row -> new Client(row.value1(), row.value2()));
  }

  @Override
  public void enter(SiteId site, Credentials credentials) {
    sql.update(SITE_CREDENTIALS).set(SITE_CREDENTIALS.FORMER, true).where(inUse(site)).execute();
    var secret = vault.seal(credentials.clientSecret(), site.value(), SECRET);
    sql.insertInto(SITE_CREDENTIALS)
        .set(SITE_CREDENTIALS.SITE_ID, site.value())
        .set(SITE_CREDENTIALS.CLIENT_ID, credentials.clientId())
        .set(SITE_CREDENTIALS.CLIENT_SECRET, secret)
        .set(SITE_CREDENTIALS.FORMER, false)
        .set(SITE_CREDENTIALS.ENTERED_AT, now())
        .onConflict(SITE_CREDENTIALS.SITE_ID, SITE_CREDENTIALS.CLIENT_ID)
        .doUpdate()
        .set(SITE_CREDENTIALS.CLIENT_SECRET, secret)
        .set(SITE_CREDENTIALS.FORMER, false)
        .setNull(SITE_CREDENTIALS.REJECTED_REASON)
        .set(SITE_CREDENTIALS.ENTERED_AT, now())
        .execute();
    keepToken(site, credentials.clientId(), credentials.tokens());
  }

  @Override
  public void keepToken(SiteId site, String clientId, @Nullable GrantedTokens tokens) {
    var token = tokens == null ? null : vault.seal(tokens.accessToken(), site.value(), TOKEN);
    var expires = tokens == null ? null : tokens.expiresAt().atOffset(ZoneOffset.UTC);
    sql.update(SITE_CREDENTIALS)
        .set(SITE_CREDENTIALS.ACCESS_TOKEN, token)
        .set(SITE_CREDENTIALS.ACCESS_EXPIRES_AT, expires)
        .where(pair(site, clientId))
        .execute();
  }

  @Override
  public void reject(SiteId site, String clientId, String reason) {
    sql.update(SITE_CREDENTIALS)
        .set(SITE_CREDENTIALS.REJECTED_REASON, reason)
        .where(pair(site, clientId))
        .execute();
  }

  @Override
  public void forget(SiteId site, String clientId) {
    sql.deleteFrom(SITE_CREDENTIALS).where(pair(site, clientId)).execute();
  }

  @Override
  public void forgetAll(SiteId site) {
    sql.deleteFrom(SITE_CREDENTIALS).where(SITE_CREDENTIALS.SITE_ID.eq(site.value())).execute();
  }

  private static Condition inUse(SiteId site) {
    return SITE_CREDENTIALS.SITE_ID.eq(site.value()).and(SITE_CREDENTIALS.FORMER.isFalse());
  }

  private static Condition pair(SiteId site, String clientId) {
    return SITE_CREDENTIALS.SITE_ID.eq(site.value()).and(SITE_CREDENTIALS.CLIENT_ID.eq(clientId));
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

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
