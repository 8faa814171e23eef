package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.instant;
import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.COVERAGE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.REGISTRATION;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.SPACE;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.WEBHOOK;
import static java.util.stream.Collectors.groupingBy;

import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.CoverageRecord;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.SpaceRecord;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.WebhookRecord;
import dev.harnessjira.scope.domain.CoveredSpace;
import dev.harnessjira.scope.domain.CoveredSpace.Trying;
import dev.harnessjira.scope.domain.CoveredSpace.Webhook;
import dev.harnessjira.scope.domain.CoveredSpace.Whereabouts;
import dev.harnessjira.scope.domain.CoveredSpaces;
import dev.harnessjira.scope.domain.WebhookHealth.State;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.vault.Vault;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Coverages and their webhooks in PostgreSQL, secrets sealed for their site. */
@Repository
class JooqCoveredSpaces implements CoveredSpaces {

  static final String PURPOSE = "webhook-secret";

  private final DSLContext sql;
  private final Vault vault;

  JooqCoveredSpaces(DSLContext sql, Vault vault) {
    this.sql = sql;
    this.vault = vault;
  }

  @Override
  public void add(Coverage coverage, NewWebhook webhook, boolean wanted, Instant at) {
    var site = coverage.site().value();
    sql.insertInto(COVERAGE)
        .set(COVERAGE.SITE_ID, site)
        .set(COVERAGE.COVERAGE_ID, coverage.id().value())
        .set(COVERAGE.CONNECTION_ID, coverage.connection().value())
        .set(COVERAGE.KIND, coverage.kind().name())
        .set(COVERAGE.PATH, coverage.path())
        .set(COVERAGE.NAME, coverage.name())
        .set(COVERAGE.ADDED_AT, time(at))
        .execute();
    sql.insertInto(SPACE)
        .set(SPACE.SITE_ID, site)
        .set(SPACE.COVERAGE_ID, coverage.id().value())
        .set(SPACE.LOOK_AT, time(at))
        .execute();
    sql.insertInto(WEBHOOK)
        .set(WEBHOOK.SITE_ID, site)
        .set(WEBHOOK.REGISTRATION_ID, webhook.registration())
        .set(WEBHOOK.COVERAGE_ID, coverage.id().value())
        .set(WEBHOOK.REMOVED_AT, time(at))
        .set(WEBHOOK.NEXT_AT, time(at))
        .set(WEBHOOK.CHECK_AT, time(at))
        .execute();
    if (wanted) {
      want(coverage.site(), webhook, at);
    }
  }

  @Override
  public void want(CoveredSpace space, String secret, Instant at) {
    want(space.coverage().site(), new NewWebhook(space.webhook().registration(), secret), at);
  }

  private void want(SiteId site, NewWebhook webhook, Instant at) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.SECRET, vault.seal(webhook.secret(), site.value(), PURPOSE))
        .setNull(WEBHOOK.REGISTERED_AT)
        .setNull(WEBHOOK.REMOVED_AT)
        .setNull(WEBHOOK.FAILURE)
        .set(WEBHOOK.ATTEMPTS, 0)
        .set(WEBHOOK.NEXT_AT, time(at))
        .where(is(site, webhook.registration()))
        .execute();
    sql.insertInto(REGISTRATION)
        .set(REGISTRATION.REGISTRATION_ID, webhook.registration())
        .set(REGISTRATION.SITE_ID, site.value())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void unwant(CoveredSpace space, Instant at) {
    var coverage = space.coverage();
    endWebhook(coverage.site(), coverage.id().value(), at);
  }

  @Override
  public List<CoveredSpace> of(SiteId site, ConnectionId connection) {
    return of(site, List.of(connection)).getOrDefault(connection, List.of());
  }

  @Override
  public Map<ConnectionId, List<CoveredSpace>> active(SiteId site) {
    return spaces(site, COVERAGE.ENDED_AT.isNull());
  }

  @Override
  public Map<ConnectionId, List<CoveredSpace>> of(
      SiteId site, Collection<ConnectionId> connections) {
    var ids = connections.stream().map(ConnectionId::value).toList();
    return spaces(site, COVERAGE.CONNECTION_ID.in(ids));
  }

  private Map<ConnectionId, List<CoveredSpace>> spaces(SiteId site, Condition which) {
    return sql
        .select(COVERAGE, WEBHOOK, SPACE)
        .from(COVERAGE)
        .join(WEBHOOK)
        .on(WEBHOOK.SITE_ID.eq(COVERAGE.SITE_ID))
        .and(WEBHOOK.COVERAGE_ID.eq(COVERAGE.COVERAGE_ID))
        .join(SPACE)
        .on(SPACE.SITE_ID.eq(COVERAGE.SITE_ID))
        .and(SPACE.COVERAGE_ID.eq(COVERAGE.COVERAGE_ID))
        .where(COVERAGE.SITE_ID.eq(site.value()))
        .and(which)
        .orderBy(COVERAGE.PATH, COVERAGE.ADDED_AT)
        .fetch(row -> space(row.value1(), row.value2(), row.value3()))
        .stream()
        .collect(groupingBy(space -> space.coverage().connection()));
  }

  private static CoveredSpace space(
      CoverageRecord coverage, WebhookRecord webhook, SpaceRecord it) {
    var number = it.getNumber();
    return new CoveredSpace(
        Rows.coverage(coverage),
        webhook(webhook),
        new Whereabouts(
            number == null ? 0 : number,
            it.getLookAt().toInstant(),
            instant(it.getMissingSince()),
            it.getMissingReason()),
        instant(coverage.getEndedAt()));
  }

  // One by one in the order of their ids, so that two ends cannot wait for each other.
  @Override
  public void end(SiteId site, Collection<CoverageId> coverages, Instant at) {
    for (var id : coverages.stream().map(CoverageId::value).sorted().toList()) {
      sql.update(COVERAGE)
          .set(COVERAGE.ENDED_AT, time(at))
          .where(COVERAGE.SITE_ID.eq(site.value()))
          .and(COVERAGE.COVERAGE_ID.eq(id))
          .and(COVERAGE.ENDED_AT.isNull())
          .execute();
      endWebhook(site, id, at);
    }
  }

  private void endWebhook(SiteId site, UUID coverage, Instant at) {
    sql.update(WEBHOOK)
        .setNull(WEBHOOK.SECRET)
        .setNull(WEBHOOK.FAILURE)
        .setNull(WEBHOOK.HARNESS_ERROR)
        .set(WEBHOOK.STATE, State.WORKING.name())
        .setNull(WEBHOOK.STATE_REASON)
        .set(WEBHOOK.STATE_SINCE, time(at))
        .set(WEBHOOK.SWITCH_ON, false)
        .set(WEBHOOK.ATTEMPTS, 0)
        .set(WEBHOOK.NEXT_AT, time(at))
        .where(WEBHOOK.SITE_ID.eq(site.value()))
        .and(WEBHOOK.COVERAGE_ID.eq(coverage))
        .returningResult(WEBHOOK.REGISTRATION_ID)
        .fetch()
        .forEach(ended ->
            sql.deleteFrom(REGISTRATION)
                .where(REGISTRATION.REGISTRATION_ID.eq(ended.value1()))
                .execute());
  }

  @Override
  public Optional<String> secret(SiteId site, String registration) {
    return sql.select(WEBHOOK.SECRET)
        .from(WEBHOOK)
        .where(is(site, registration))
        .and(WEBHOOK.SECRET.isNotNull())
        .fetchOptional(row -> vault.open(row.value1(), site.value(), PURPOSE));
  }

  @Override
  public boolean registered(SiteId site, String registration, Instant at) {
    return sql.update(WEBHOOK)
            .set(WEBHOOK.REGISTERED_AT, time(at))
            .setNull(WEBHOOK.FAILURE)
            .set(WEBHOOK.ATTEMPTS, 0)
            .where(is(site, registration))
            .and(WEBHOOK.REGISTERED_AT.isNull())
            .and(WEBHOOK.SECRET.isNotNull())
            .execute()
        == 1;
  }

  @Override
  public void removed(SiteId site, String registration, Instant at) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.REMOVED_AT, time(at))
        .setNull(WEBHOOK.FAILURE)
        .where(is(site, registration))
        .execute();
  }

  @Override
  public void failed(SiteId site, String registration, Trying trying) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.FAILURE, trying.failure())
        .set(WEBHOOK.ATTEMPTS, trying.attempts())
        .set(WEBHOOK.NEXT_AT, time(trying.next()))
        .setNull(WEBHOOK.REMOVED_AT)
        .where(is(site, registration))
        .execute();
  }

  @Override
  public void tryNow(SiteId site, ConnectionId connection, Instant now) {
    var ofConnection =
        DSL.select(COVERAGE.COVERAGE_ID)
            .from(COVERAGE)
            .where(COVERAGE.SITE_ID.eq(site.value()))
            .and(COVERAGE.CONNECTION_ID.eq(connection.value()));
    sql.update(WEBHOOK)
        .set(WEBHOOK.NEXT_AT, time(now))
        .set(WEBHOOK.ATTEMPTS, 0)
        .where(WEBHOOK.SITE_ID.eq(site.value()))
        .and(WEBHOOK.COVERAGE_ID.in(ofConnection))
        .execute();
  }

  @Override
  public void notReached(SiteId site, String registration, @Nullable String error) {
    sql.update(WEBHOOK)
        .set(WEBHOOK.HARNESS_ERROR, error)
        .where(is(site, registration))
        .and(WEBHOOK.LAST_DELIVERY_AT.isNull())
        .execute();
  }

  private static Condition is(SiteId site, String registration) {
    return WEBHOOK.SITE_ID.eq(site.value()).and(WEBHOOK.REGISTRATION_ID.eq(registration));
  }

  private static Webhook webhook(WebhookRecord row) {
    return new Webhook(
        row.getRegistrationId(),
        row.getSecret() != null,
        instant(row.getRegisteredAt()),
        instant(row.getRemovedAt()),
        new Trying(row.getFailure(), row.getAttempts(), row.getNextAt().toInstant()),
        instant(row.getLastDeliveryAt()),
        row.getHarnessError(),
        JooqWebhookHealths.health(row));
  }
}
