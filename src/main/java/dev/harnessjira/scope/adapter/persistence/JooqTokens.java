package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.instant;
import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.HARNESS_TOKEN;

import dev.harnessjira.scope.ConnectionDraft.Owner;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.HarnessTokenRecord;
import dev.harnessjira.scope.domain.TokenState;
import dev.harnessjira.scope.domain.Tokens;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.Vault;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Tokens in PostgreSQL, sealed for their site. */
@Repository
class JooqTokens implements Tokens {

  private static final String PURPOSE = "harness-token";

  private final DSLContext sql;
  private final Vault vault;

  JooqTokens(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  @Override
  public void keep(SiteId site, ConnectionId connection, String token, Owner owner) {
    var sealed = vault.seal(token, site.value(), PURPOSE);
    var expires = owner.expires() == null ? null : time(owner.expires());
    sql.insertInto(HARNESS_TOKEN)
        .set(HARNESS_TOKEN.SITE_ID, site.value())
        .set(HARNESS_TOKEN.CONNECTION_ID, connection.value())
        .set(HARNESS_TOKEN.SEALED, sealed)
        .set(HARNESS_TOKEN.VERSION, 1L)
        .set(HARNESS_TOKEN.OWNER, owner.name())
        .set(HARNESS_TOKEN.SERVICE_ACCOUNT, owner.serviceAccount())
        .set(HARNESS_TOKEN.EXPIRES_AT, expires)
        .onConflict(HARNESS_TOKEN.SITE_ID, HARNESS_TOKEN.CONNECTION_ID)
        .doUpdate()
        .set(HARNESS_TOKEN.SEALED, sealed)
        .set(HARNESS_TOKEN.VERSION, HARNESS_TOKEN.VERSION.plus(1))
        .set(HARNESS_TOKEN.OWNER, owner.name())
        .set(HARNESS_TOKEN.SERVICE_ACCOUNT, owner.serviceAccount())
        .set(HARNESS_TOKEN.EXPIRES_AT, expires)
        .setNull(HARNESS_TOKEN.LOST_AT)
        .setNull(HARNESS_TOKEN.LOST_REASON)
        .execute();
  }

  @Override
  public TokenState state(SiteId site, ConnectionId connection) {
    return sql.selectFrom(HARNESS_TOKEN).where(is(site, connection)).fetchSingle(JooqTokens::state);
  }

  @Override
  public Map<ConnectionId, TokenState> states(SiteId site) {
    return sql.selectFrom(HARNESS_TOKEN)
        .where(HARNESS_TOKEN.SITE_ID.eq(site.value()))
        .fetchMap(row -> new ConnectionId(row.getConnectionId()), JooqTokens::state);
  }

  @Override
  public Optional<String> open(SiteId site, ConnectionId connection) {
    return sql.select(HARNESS_TOKEN.SEALED)
        .from(HARNESS_TOKEN)
        .where(is(site, connection))
        .and(HARNESS_TOKEN.SEALED.isNotNull())
        .fetchOptional(row -> vault.open(row.value1(), site.value(), PURPOSE));
  }

  @Override
  public boolean lose(SiteId site, ConnectionId connection, long version, TokenState.Loss loss) {
    return sql.update(HARNESS_TOKEN)
            .set(HARNESS_TOKEN.LOST_AT, time(loss.since()))
            .set(HARNESS_TOKEN.LOST_REASON, loss.reason())
            .where(is(site, connection))
            .and(HARNESS_TOKEN.VERSION.eq(version))
            .and(HARNESS_TOKEN.LOST_AT.isNull())
            .execute()
        == 1;
  }

  @Override
  public boolean restore(SiteId site, ConnectionId connection, long version) {
    return sql.update(HARNESS_TOKEN)
            .setNull(HARNESS_TOKEN.LOST_AT)
            .setNull(HARNESS_TOKEN.LOST_REASON)
            .where(is(site, connection))
            .and(HARNESS_TOKEN.VERSION.eq(version))
            .and(HARNESS_TOKEN.LOST_AT.isNotNull())
            .execute()
        == 1;
  }

  @Override
  public void forget(SiteId site, ConnectionId connection) {
    sql.update(HARNESS_TOKEN).setNull(HARNESS_TOKEN.SEALED).where(is(site, connection)).execute();
  }

  private static Condition is(SiteId site, ConnectionId connection) {
    return HARNESS_TOKEN
        .SITE_ID
        .eq(site.value())
        .and(HARNESS_TOKEN.CONNECTION_ID.eq(connection.value()));
  }

  private static TokenState state(HarnessTokenRecord row) {
    var lostAt = row.getLostAt();
    return new TokenState(
        row.getVersion(),
        new Owner(row.getOwner(), row.getServiceAccount(), instant(row.getExpiresAt())),
        lostAt == null ? null : new TokenState.Loss(lostAt.toInstant(), row.getLostReason()),
        row.getSealed() == null);
  }
}
