package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.JooqPausedConnections.flowing;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.REMOVAL;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.REMOVAL_REPOSITORY;

import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.RemovalRecord;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.Removals;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Removals in PostgreSQL. */
@Repository
class JooqRemovals implements Removals {

  private static final String GOING_ON = "GOING_ON";
  private static final String DONE = "DONE";
  private static final int FORGOTTEN_AT_ONCE = 100;

  private final DSLContext sql;

  JooqRemovals(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void order(SiteId site, Order order, Instant now) {
    var id = UUID.randomUUID();
    var identity = order.identity();
    sql.insertInto(REMOVAL)
        .set(REMOVAL.SITE_ID, site.value())
        .set(REMOVAL.REMOVAL_ID, id)
        .set(REMOVAL.CONNECTION_ID, order.connection().value())
        .set(REMOVAL.KIND, order.kind().name())
        .set(REMOVAL.IDENTITY, identity == null ? null : identity.value())
        .set(REMOVAL.STATE, order.repositories().isEmpty() ? DONE : GOING_ON)
        .set(REMOVAL.ORDERED_AT, time(now))
        .set(REMOVAL.NEXT_AT, time(now))
        .set(REMOVAL.REPOSITORIES, order.repositories().size())
        .execute();
    if (order.kind() == Removal.Kind.REPOSITORIES) {
      sql.batch(
              order.repositories().stream()
                  .sorted()
                  .map(repository ->
                      sql.insertInto(REMOVAL_REPOSITORY)
                          .set(REMOVAL_REPOSITORY.SITE_ID, site.value())
                          .set(REMOVAL_REPOSITORY.REMOVAL_ID, id)
                          .set(REMOVAL_REPOSITORY.REPOSITORY, repository)
                          .set(REMOVAL_REPOSITORY.UP_TO, order.upTo()))
                  .toList())
          .execute();
    }
  }

  @Override
  public List<Removal> due(SiteId site, Instant now) {
    return sql.selectFrom(REMOVAL)
        .where(goingOn(site))
        .and(flowing(REMOVAL.SITE_ID, REMOVAL.CONNECTION_ID))
        .and(REMOVAL.NEXT_AT.le(time(now)))
        .orderBy(REMOVAL.NEXT_AT)
        .fetch(JooqRemovals::removal);
  }

  @Override
  public Optional<Instant> next(SiteId site) {
    return Optional.ofNullable(
            sql.select(DSL.min(REMOVAL.NEXT_AT))
                .from(REMOVAL)
                .where(goingOn(site))
                .and(flowing(REMOVAL.SITE_ID, REMOVAL.CONNECTION_ID))
                .fetchSingle()
                .value1())
        .map(OffsetDateTime::toInstant);
  }

  private static Condition goingOn(SiteId site) {
    return REMOVAL.SITE_ID.eq(site.value()).and(REMOVAL.STATE.eq(GOING_ON));
  }

  @Override
  public List<Part> parts(SiteId site, Removal removal) {
    return sql.selectFrom(REMOVAL_REPOSITORY)
        .where(REMOVAL_REPOSITORY.SITE_ID.eq(site.value()))
        .and(REMOVAL_REPOSITORY.REMOVAL_ID.eq(removal.id()))
        .and(DSL.not(REMOVAL_REPOSITORY.GONE))
        .orderBy(REMOVAL_REPOSITORY.REPOSITORY)
        .fetch(row -> new Part(row.getRepository(), row.getUpTo(), instant(row.getGoneOnceAt())));
  }

  @Override
  public void looked(SiteId site, Removal removal, Part part, Removal.Look look) {
    var once = look.goneOnce();
    sql.update(REMOVAL_REPOSITORY)
        .set(REMOVAL_REPOSITORY.GONE_ONCE_AT, once == null ? null : time(once))
        .set(REMOVAL_REPOSITORY.GONE, look.gone())
        .where(REMOVAL_REPOSITORY.SITE_ID.eq(site.value()))
        .and(REMOVAL_REPOSITORY.REMOVAL_ID.eq(removal.id()))
        .and(REMOVAL_REPOSITORY.REPOSITORY.eq(part.repository()))
        .execute();
  }

  @Override
  public void beginAgain(SiteId site, ConnectionId connection, Instant now) {
    sql.update(REMOVAL)
        .set(REMOVAL.ORDERED_AT, time(now))
        .set(REMOVAL.NEXT_AT, time(now))
        .set(REMOVAL.FAILURES, 0)
        .where(goingOn(site))
        .and(REMOVAL.CONNECTION_ID.eq(connection.value()))
        .execute();
  }

  @Override
  public void goOn(SiteId site, Removal removal, Progress progress) {
    var once = progress.goneOnce();
    sql.update(REMOVAL)
        .set(REMOVAL.GONE_ONCE_AT, once == null ? null : time(once))
        .set(REMOVAL.NEXT_AT, time(progress.next()))
        .set(REMOVAL.FAILURES, progress.failures())
        .set(REMOVAL.PROBLEM, progress.problem())
        .where(is(site, removal))
        .execute();
  }

  @Override
  public boolean goOnAs(SiteId site, WritingIdentity identity) {
    return sql.fetchExists(
        sql.selectOne()
            .from(REMOVAL)
            .where(goingOn(site))
            .and(REMOVAL.IDENTITY.eq(identity.value())));
  }

  @Override
  public void done(SiteId site, Removal removal, Instant history) {
    sql.update(REMOVAL)
        .set(REMOVAL.STATE, DONE)
        .setNull(REMOVAL.PROBLEM)
        .where(is(site, removal))
        .execute();
    forgetDone(site, history);
  }

  private void forgetDone(SiteId site, Instant before) {
    var old =
        sql.select(REMOVAL.REMOVAL_ID)
            .from(REMOVAL)
            .where(REMOVAL.SITE_ID.eq(site.value()))
            .and(REMOVAL.STATE.eq(DONE))
            .and(REMOVAL.ORDERED_AT.lt(time(before)))
            .limit(FORGOTTEN_AT_ONCE);
    sql.deleteFrom(REMOVAL)
        .where(REMOVAL.SITE_ID.eq(site.value()))
        .and(REMOVAL.REMOVAL_ID.in(old))
        .execute();
  }

  @Override
  public void left(SiteId site, Removal removal, String remains) {
    sql.update(REMOVAL)
        .set(REMOVAL.STATE, "LEFT")
        .set(REMOVAL.REMAINS, remains)
        .where(is(site, removal))
        .execute();
  }

  private static Condition is(SiteId site, Removal removal) {
    return goingOn(site).and(REMOVAL.REMOVAL_ID.eq(removal.id()));
  }

  private static Removal removal(RemovalRecord row) {
    var identity = row.getIdentity();
    return new Removal(
        row.getRemovalId(),
        new ConnectionId(row.getConnectionId()),
        Removal.Kind.valueOf(row.getKind()),
        identity == null ? null : new WritingIdentity(identity),
        row.getOrderedAt().toInstant(),
        row.getFailures(),
        instant(row.getGoneOnceAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
