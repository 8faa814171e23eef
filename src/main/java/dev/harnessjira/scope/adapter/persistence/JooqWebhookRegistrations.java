package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.REGISTRATION;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.WEBHOOK;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** The way from a webhook's address to its site, and from there to its coverage and secret. */
@Repository
class JooqWebhookRegistrations implements WebhookRegistrations {

  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(5);

  private final DSLContext sql;
  private final Vault vault;
  private final Transactions transactions;

  JooqWebhookRegistrations(DSLContext sql, Vault vault, Transactions transactions) {
    this.sql = sql;
    this.vault = vault;
    this.transactions = transactions;
  }

  @Override
  public Optional<Registration> find(String registrationId) {
    var site =
        sql.select(REGISTRATION.SITE_ID)
            .from(REGISTRATION)
            .where(REGISTRATION.REGISTRATION_ID.eq(registrationId))
            .fetchOptional(row -> new SiteId(row.value1()));
    return site.flatMap(
        found -> transactions.inSite(found.value(), () -> registration(found, registrationId)));
  }

  private Optional<Registration> registration(SiteId site, String id) {
    return sql.select(COVERAGE, WEBHOOK.SECRET)
        .from(WEBHOOK)
        .join(COVERAGE)
        .on(COVERAGE.SITE_ID.eq(WEBHOOK.SITE_ID))
        .and(COVERAGE.COVERAGE_ID.eq(WEBHOOK.COVERAGE_ID))
        .where(WEBHOOK.SITE_ID.eq(site.value()))
        .and(WEBHOOK.REGISTRATION_ID.eq(id))
        .and(COVERAGE.ENDED_AT.isNull())
        .fetchOptional(row ->
            new Registration(
                id,
                Rows.coverage(row.value1()),
                List.of(vault.open(row.value2(), site.value(), JooqCoveredSpaces.PURPOSE))));
  }

  // A burst writes once: what is younger than a few seconds stands.
  @Override
  public void reached(Registration registration, Instant at) {
    var site = registration.coverage().site().value();
    transactions.runInSite(
        site,
        () ->
            sql.update(WEBHOOK)
                .set(WEBHOOK.LAST_DELIVERY_AT, time(at))
                .setNull(WEBHOOK.HARNESS_ERROR)
                .where(WEBHOOK.SITE_ID.eq(site))
                .and(WEBHOOK.REGISTRATION_ID.eq(registration.id()))
                .and(
                    WEBHOOK
                        .LAST_DELIVERY_AT
                        .isNull()
                        .or(WEBHOOK.LAST_DELIVERY_AT.le(time(at.minus(BETWEEN_NOTES)))))
                .execute());
  }
}
