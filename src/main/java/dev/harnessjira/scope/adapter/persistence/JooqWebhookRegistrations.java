package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.REGISTRATION;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.WEBHOOK;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.scope.application.NoteMissed;
import dev.harnessjira.scope.domain.WebhookHealth.State;
import dev.harnessjira.scope.domain.WebhookWords;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way from a webhook's address to its site, and from there to its coverage and secret. */
@Repository
class JooqWebhookRegistrations implements WebhookRegistrations {

  private static final Duration BETWEEN_NOTES = Duration.ofSeconds(5);

  private final DSLContext sql;
  private final Vault vault;
  private final Transactions transactions;
  private final NoteMissed noteMissed;

  JooqWebhookRegistrations(
      DSLContext sql, Vault vault, Transactions transactions, NoteMissed noteMissed) {
    this.noteMissed = noteMissed;
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
        .and(WEBHOOK.SECRET.isNotNull())
        .fetchOptional(row ->
            new Registration(
                id,
                Rows.coverage(row.value1()),
                List.of(vault.open(row.value2(), site.value(), JooqCoveredSpaces.PURPOSE))));
  }

  @Override
  public Optional<String> identifier(SiteId site, CoverageId coverage) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.select(WEBHOOK.REGISTRATION_ID)
                .from(WEBHOOK)
                .join(COVERAGE)
                .on(COVERAGE.SITE_ID.eq(WEBHOOK.SITE_ID))
                .and(COVERAGE.COVERAGE_ID.eq(WEBHOOK.COVERAGE_ID))
                .where(WEBHOOK.SITE_ID.eq(site.value()))
                .and(WEBHOOK.COVERAGE_ID.eq(coverage.value()))
                .and(WEBHOOK.REGISTERED_AT.isNotNull())
                .and(COVERAGE.ENDED_AT.isNull())
                .fetchOptional(row -> WebhookWords.identifier(row.value1())));
  }

  // A burst writes once: what is younger than a few seconds stands, unless it changes the state.
  @Override
  public void reached(Registration registration, Instant at) {
    var site = registration.coverage().site().value();
    var amiss = WEBHOOK.STATE.in(State.NOT_REACHING.name(), State.SILENT.name());
    transactions.runInSite(
        site,
        () ->
            JooqWebhookHealths.toldAgain(
                    sql.update(WEBHOOK).set(WEBHOOK.LAST_DELIVERY_AT, time(at)))
                .setNull(WEBHOOK.HARNESS_ERROR)
                .set(WEBHOOK.STATE_SINCE, DSL.when(amiss, time(at)).otherwise(WEBHOOK.STATE_SINCE))
                .set(
                    WEBHOOK.STATE_REASON,
                    DSL.when(amiss, DSL.val((String) null)).otherwise(WEBHOOK.STATE_REASON))
                .set(WEBHOOK.STATE, DSL.when(amiss, State.WORKING.name()).otherwise(WEBHOOK.STATE))
                .where(WEBHOOK.SITE_ID.eq(site))
                .and(WEBHOOK.REGISTRATION_ID.eq(registration.id()))
                .and(isNews(at))
                .execute());
  }

  private static Condition isNews(Instant at) {
    var last = WEBHOOK.LAST_DELIVERY_AT;
    return last.isNull().or(last.le(time(at.minus(BETWEEN_NOTES))));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void missed(SiteId site, CoverageId coverage, long changes, Instant at) {
    noteMissed.note(site, coverage, changes, at);
  }
}
