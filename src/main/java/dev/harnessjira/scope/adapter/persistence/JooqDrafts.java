package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.DRAFT;

import dev.harnessjira.scope.ConnectionDraft;
import dev.harnessjira.scope.domain.Drafts;
import dev.harnessjira.tenancy.AccountId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.Vault;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Drafts in PostgreSQL: JSON, sealed for their site and administrator. */
@Repository
class JooqDrafts implements Drafts {

  private static final String PURPOSE = "connection-draft of ";

  private final DSLContext sql;
  private final Vault vault;
  private final JsonMapper json = JsonMapper.builder().build();

  JooqDrafts(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  @Override
  public Optional<ConnectionDraft> find(SiteId site, AccountId account) {
    return sql.select(DRAFT.SEALED)
        .from(DRAFT)
        .where(is(site, account))
        .fetchOptional(row -> vault.open(row.value1(), site.value(), PURPOSE + account))
        .map(text -> json.readValue(text, ConnectionDraft.class));
  }

  @Override
  public Optional<Instant> keptAt(SiteId site, AccountId account) {
    return sql.select(DRAFT.KEPT_AT)
        .from(DRAFT)
        .where(is(site, account))
        .fetchOptional(row -> row.value1().toInstant());
  }

  @Override
  public void keep(SiteId site, AccountId account, ConnectionDraft draft, Instant at) {
    var sealed = vault.seal(json.writeValueAsString(draft), site.value(), PURPOSE + account);
    sql.insertInto(DRAFT)
        .set(DRAFT.SITE_ID, site.value())
        .set(DRAFT.ACCOUNT_ID, account.value())
        .set(DRAFT.SEALED, sealed)
        .set(DRAFT.KEPT_AT, time(at))
        .onConflict(DRAFT.SITE_ID, DRAFT.ACCOUNT_ID)
        .doUpdate()
        .set(DRAFT.SEALED, sealed)
        .set(DRAFT.KEPT_AT, time(at))
        .execute();
  }

  @Override
  public void forget(SiteId site, AccountId account) {
    sql.deleteFrom(DRAFT).where(is(site, account)).execute();
  }

  @Override
  public void forgetAll(SiteId site) {
    sql.deleteFrom(DRAFT).where(DRAFT.SITE_ID.eq(site.value())).execute();
  }

  private static Condition is(SiteId site, AccountId account) {
    return DRAFT.SITE_ID.eq(site.value()).and(DRAFT.ACCOUNT_ID.eq(account.value()));
  }
}
