package dev.harnessjira.scope.adapter.persistence;

import static dev.harnessjira.scope.adapter.persistence.Rows.instant;
import static dev.harnessjira.scope.adapter.persistence.Rows.time;
import static dev.harnessjira.scope.adapter.persistence.tables.Tables.CONNECTION;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView.Paused;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.adapter.persistence.tables.tables.records.ConnectionRecord;
import dev.harnessjira.scope.domain.Connection;
import dev.harnessjira.scope.domain.Connection.Server;
import dev.harnessjira.scope.domain.Connections;
import dev.harnessjira.tenancy.SiteId;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Connections in PostgreSQL. */
@Repository
class JooqConnections implements Connections {

  private final DSLContext sql;

  JooqConnections(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public void add(Connection connection, Instant at) {
    var server = connection.server();
    sql.insertInto(CONNECTION)
        .set(CONNECTION.SITE_ID, connection.site().value())
        .set(CONNECTION.CONNECTION_ID, connection.id().value())
        .set(CONNECTION.TYPE, connection.type().name())
        .set(CONNECTION.BASE_URL, server.baseUrl().toString())
        .set(CONNECTION.DIALECT, server.dialect().name())
        .set(CONNECTION.ACCOUNT, server.account())
        .set(CONNECTION.ACCOUNT_NAME, connection.accountName())
        .set(CONNECTION.WEBHOOKS, connection.options().webhooks())
        .set(CONNECTION.BRANCH_NAMES, connection.options().branchNames())
        .set(CONNECTION.COMMIT_MESSAGES, connection.options().commitMessages())
        .set(CONNECTION.TRANSITIONS, connection.options().transitions())
        .set(CONNECTION.CREATED_AT, time(at))
        .execute();
  }

  @Override
  public Optional<Connection> find(SiteId site, ConnectionId id) {
    return sql.selectFrom(CONNECTION)
        .where(is(site, id))
        .fetchOptional(JooqConnections::connection);
  }

  @Override
  public Optional<Connection> lock(SiteId site, ConnectionId id) {
    return sql.selectFrom(CONNECTION)
        .where(is(site, id))
        .forNoKeyUpdate()
        .fetchOptional(JooqConnections::connection);
  }

  @Override
  public List<Connection> active(SiteId site) {
    return sql.selectFrom(CONNECTION)
        .where(CONNECTION.SITE_ID.eq(site.value()))
        .and(CONNECTION.ENDED_AT.isNull())
        .orderBy(CONNECTION.CREATED_AT, CONNECTION.CONNECTION_ID)
        .fetch(JooqConnections::connection);
  }

  @Override
  public List<Connection> endedAfter(SiteId site, Instant at) {
    return sql.selectFrom(CONNECTION)
        .where(CONNECTION.SITE_ID.eq(site.value()))
        .and(CONNECTION.ENDED_AT.gt(time(at)))
        .orderBy(CONNECTION.ENDED_AT.desc(), CONNECTION.CONNECTION_ID)
        .fetch(JooqConnections::connection);
  }

  @Override
  public boolean establish(SiteId site, ConnectionId id, Instant at) {
    return sql.update(CONNECTION)
            .set(CONNECTION.ESTABLISHED_AT, time(at))
            .where(is(site, id))
            .and(CONNECTION.ESTABLISHED_AT.isNull())
            .execute()
        == 1;
  }

  @Override
  public void end(SiteId site, ConnectionId id, Instant at) {
    sql.update(CONNECTION).set(CONNECTION.ENDED_AT, time(at)).where(is(site, id)).execute();
  }

  @Override
  public void choose(SiteId site, ConnectionId id, ConnectionOptions options) {
    sql.update(CONNECTION)
        .set(CONNECTION.WEBHOOKS, options.webhooks())
        .set(CONNECTION.BRANCH_NAMES, options.branchNames())
        .set(CONNECTION.COMMIT_MESSAGES, options.commitMessages())
        .set(CONNECTION.TRANSITIONS, options.transitions())
        .where(is(site, id))
        .execute();
  }

  @Override
  public void pause(SiteId site, ConnectionId id, @Nullable Paused paused) {
    sql.update(CONNECTION)
        .set(CONNECTION.PAUSED_BY, paused == null ? null : paused.by())
        .set(CONNECTION.PAUSED_AT, paused == null ? null : time(paused.since()))
        .where(is(site, id))
        .execute();
  }

  @Override
  public void move(SiteId site, ConnectionId id, URI baseUrl) {
    sql.update(CONNECTION)
        .set(CONNECTION.BASE_URL, baseUrl.toString())
        .where(is(site, id))
        .execute();
  }

  private static Condition is(SiteId site, ConnectionId id) {
    return CONNECTION.SITE_ID.eq(site.value()).and(CONNECTION.CONNECTION_ID.eq(id.value()));
  }

  private static Connection connection(ConnectionRecord row) {
    return new Connection(
        new SiteId(row.getSiteId()),
        new ConnectionId(row.getConnectionId()),
        ScopeType.valueOf(row.getType()),
        new Server(
            URI.create(row.getBaseUrl()), Dialect.valueOf(row.getDialect()), row.getAccount()),
        row.getAccountName(),
        new ConnectionOptions(
            row.getWebhooks(), row.getBranchNames(), row.getCommitMessages(), row.getTransitions()),
        instant(row.getEstablishedAt()),
        instant(row.getEndedAt()),
        paused(row));
  }

  private static @Nullable Paused paused(ConnectionRecord row) {
    String by = row.getPausedBy();
    OffsetDateTime at = row.getPausedAt();
    return by == null || at == null ? null : new Paused(by, at.toInstant());
  }
}
