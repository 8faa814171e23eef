package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.instant;
import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.WEBHOOK;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.WebhookView.Repair;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.WebhookRecord;
import dev.harnessjira.scope.domain.WebhookHealth;
import dev.harnessjira.scope.domain.WebhookHealth.Missed;
import dev.harnessjira.scope.domain.WebhookHealth.State;
import dev.harnessjira.scope.domain.WebhookHealths;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** How webhooks are, in PostgreSQL. */
@Repository
class JooqWebhookHealths implements WebhookHealths {

  private final DSLContext sql;

  JooqWebhookHealths(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void checkNow(SiteId site, ConnectionId connection, Instant now) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.CHECK_AT, time(now))
        .where(WEBHOOK.SITE_ID.eq(site.value()))
        .and(
            WEBHOOK.COVERAGE_ID.in(
                DSL.select(COVERAGE.COVERAGE_ID)
                    .from(COVERAGE)
                    .where(COVERAGE.SITE_ID.eq(site.value()))
                    .and(COVERAGE.CONNECTION_ID.eq(connection.value()))))
        .execute();
  }

  @Override
  public void checkAt(SiteId site, String registration, Instant at) {
    sql.update(WEBHOOK).set(WEBHOOK.CHECK_AT, time(at)).where(is(site, registration)).execute();
  }

  // A state that stays keeps the time since when it is.
  @Override
  public void found(SiteId site, String registration, Finding finding, Instant looked) {
    var state = finding.state().name();
    sql.update(WEBHOOK)
        .set(
            WEBHOOK.STATE_SINCE,
            DSL.when(WEBHOOK.STATE.eq(state), WEBHOOK.STATE_SINCE).otherwise(time(looked)))
        .set(WEBHOOK.STATE, state)
        .set(WEBHOOK.STATE_REASON, finding.reason())
        .where(is(site, registration))
        .and(WEBHOOK.LAST_DELIVERY_AT.isNull().or(WEBHOOK.LAST_DELIVERY_AT.le(time(looked))))
        .execute();
  }

  @Override
  public void repaired(SiteId site, String registration, String what, Instant at) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.REPAIR, what)
        .set(WEBHOOK.REPAIRED_AT, time(at))
        .where(is(site, registration))
        .execute();
  }

  @Override
  public void renewed(SiteId site, String registration, String reason, Instant at) {
    toldAgain(sql.update(WEBHOOK).set(WEBHOOK.RENEWED_AT, time(at)))
        .set(WEBHOOK.STATE, State.SILENT.name())
        .set(WEBHOOK.STATE_REASON, reason)
        .set(WEBHOOK.STATE_SINCE, time(at))
        .where(is(site, registration))
        .execute();
  }

  @Override
  public boolean askToSwitchOn(SiteId site, CoverageId coverage, Instant now) {
    return sql.update(WEBHOOK)
            .set(WEBHOOK.SWITCH_ON, true)
            .set(WEBHOOK.CHECK_AT, time(now))
            .where(of(site, coverage))
            .and(WEBHOOK.SECRET.isNotNull())
            .execute()
        == 1;
  }

  @Override
  public void switchedOn(SiteId site, String registration, Instant at) {
    toldAgain(sql.update(WEBHOOK).set(WEBHOOK.SWITCH_ON, false))
        .set(WEBHOOK.STATE, State.WORKING.name())
        .setNull(WEBHOOK.STATE_REASON)
        .set(WEBHOOK.STATE_SINCE, time(at))
        .where(is(site, registration))
        .execute();
  }

  // In a row means that no delivery came after the look before.
  @Override
  public Optional<ConnectionId> missed(SiteId site, CoverageId coverage, long changes, Instant at) {
    var anew = WEBHOOK.MISSED_AT.isNull().or(WEBHOOK.LAST_DELIVERY_AT.ge(WEBHOOK.MISSED_AT));
    var suspicious =
        sql.update(WEBHOOK)
            .set(
                WEBHOOK.MISSED_CHANGES,
                DSL.when(anew, changes).otherwise(WEBHOOK.MISSED_CHANGES.plus(changes)))
            .set(WEBHOOK.MISSED_LOOKS, DSL.when(anew, 1).otherwise(WEBHOOK.MISSED_LOOKS.plus(1)))
            .set(WEBHOOK.MISSED_SINCE, DSL.when(anew, time(at)).otherwise(WEBHOOK.MISSED_SINCE))
            .set(WEBHOOK.MISSED_AT, time(at))
            .where(of(site, coverage))
            .and(WEBHOOK.SECRET.isNotNull())
            .and(WEBHOOK.REGISTERED_AT.isNotNull())
            .returningResult(WEBHOOK.MISSED_LOOKS)
            .fetchOptional(row -> row.value1() == WebhookHealth.SUSPICIOUS)
            .orElse(false);
    return suspicious ? checkedNow(site, coverage, at) : Optional.empty();
  }

  private Optional<ConnectionId> checkedNow(SiteId site, CoverageId coverage, Instant at) {
    sql.update(WEBHOOK).set(WEBHOOK.CHECK_AT, time(at)).where(of(site, coverage)).execute();
    return sql.select(COVERAGE.CONNECTION_ID)
        .from(COVERAGE)
        .where(COVERAGE.SITE_ID.eq(site.value()))
        .and(COVERAGE.COVERAGE_ID.eq(coverage.value()))
        .fetchOptional(row -> new ConnectionId(row.value1()));
  }

  /** Forgets what was missed. */
  static UpdateSetMoreStep<WebhookRecord> toldAgain(UpdateSetMoreStep<WebhookRecord> update) {
    return update
        .set(WEBHOOK.MISSED_CHANGES, 0L)
        .set(WEBHOOK.MISSED_LOOKS, 0)
        .setNull(WEBHOOK.MISSED_SINCE)
        .setNull(WEBHOOK.MISSED_AT);
  }

  static WebhookHealth health(WebhookRecord row) {
    var repaired = row.getRepairedAt();
    return new WebhookHealth(
        State.valueOf(row.getState()),
        row.getStateReason(),
        instant(row.getStateSince()),
        row.getSwitchOn(),
        row.getCheckAt().toInstant(),
        repaired == null ? null : new Repair(row.getRepair(), repaired.toInstant()),
        instant(row.getRenewedAt()),
        new Missed(row.getMissedChanges(), row.getMissedLooks(), instant(row.getMissedSince())));
  }

  private static Condition is(SiteId site, String registration) {
    return WEBHOOK.SITE_ID.eq(site.value()).and(WEBHOOK.REGISTRATION_ID.eq(registration));
  }

  private static Condition of(SiteId site, CoverageId coverage) {
    return WEBHOOK.SITE_ID.eq(site.value()).and(WEBHOOK.COVERAGE_ID.eq(coverage.value()));
  }
}
