package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.JooqPausedConnections.flowing;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.MARK;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.SITE;

import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.SiteFlow;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How publishing goes for a whole site, from what waits and what was counted. */
@Component
class JooqSiteFlow {

  private final DSLContext sql;
  private final AcceptanceRows acceptances;
  private final Clock clock;

  JooqSiteFlow(DSLContext sql, AcceptanceRows acceptances, Clock clock) {
    this.sql = sql;
    this.acceptances = acceptances;
    this.clock = clock;
  }

  private record Waiting(long items, @Nullable Instant since, long paused) {

    Waiting and(Waiting other) {
      var oldest =
          Stream.of(since, other.since)
              .filter(Objects::nonNull)
              .min(Instant::compareTo)
              .orElse(null);
      return new Waiting(items + other.items, oldest, paused + other.paused);
    }
  }

  SiteFlow of(SiteId site, LongFunction<PublishingStatus.Hold> hold) {
    var waiting = entities(site).and(marks(site));
    var last =
        sql.select(SITE.LAST_ACCEPTED_AT, SITE.LAST_REFUSED_AT)
            .from(SITE)
            .where(SITE.SITE_ID.eq(site.value()))
            .fetchOptional();
    return new SiteFlow(
        waiting.items(),
        waiting.since(),
        last.map(row -> instant(row.value1())).orElse(null),
        last.map(row -> instant(row.value2())).orElse(null),
        acceptances.recent(site, clock.instant()),
        hold.apply(waiting.items()),
        waiting.paused());
  }

  /** A deletion that is only to be repeated does not wait. */
  private Waiting entities(SiteId site) {
    var flowing = flowing(ENTITY.SITE_ID, ENTITY.CONNECTION_ID);
    return sql.select(
            DSL.count().filterWhere(flowing),
            DSL.min(ENTITY.SINCE).filterWhere(flowing),
            DSL.count().filterWhere(DSL.not(flowing)))
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.ACTION.isNotNull())
        .and(ENTITY.NOT_BEFORE.isNull())
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .and(EntityRows.covered())
        .fetchSingle(row -> new Waiting(row.value1(), instant(row.value2()), row.value3()));
  }

  private Waiting marks(SiteId site) {
    var flowing = flowing(MARK.SITE_ID, MARK.CONNECTION_ID);
    var alone = DSL.notExists(JooqPublishingReport.waitingEntity());
    return sql.select(
            DSL.count().filterWhere(alone.and(flowing)),
            DSL.min(MARK.SINCE).filterWhere(flowing),
            DSL.count().filterWhere(alone.andNot(flowing)))
        .from(MARK)
        .where(MARK.SITE_ID.eq(site.value()))
        .fetchSingle(row -> new Waiting(row.value1(), instant(row.value2()), row.value3()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
