package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.APP_CALLS;

import dev.harnessjira.publishing.domain.AppCalls;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/**
 * Calls of the app in PostgreSQL: one row for each site and one for all, of the present hour. An
 * instance whose clock is behind counts in the hour of the others, unless that is far ahead.
 */
@Repository
class JooqAppCalls implements AppCalls {

  // A crash of the server may forget the last calls; waiting for its disk before each call would
  // cost more than that is worth.
  private static final String COUNT =
      """
      with quick as (select set_config('synchronous_commit', 'off', true)),
      mine as (
        insert into publishing.site_calls as mine (site_id, app, hour, calls)
        select {0}, {1}, {2}, 1 from quick
        on conflict (site_id, app) do update set (hour, calls) = (
          select case when anew then excluded.hour else mine.hour end,
                 case when anew then 1 else mine.calls + 1 end
          from (select excluded.hour > mine.hour
            or excluded.hour < mine.hour - interval '1 hour' as anew) hours)
        returning mine.calls),
      everybody as (
        insert into publishing.app_calls as everybody (app, hour, calls, levels)
        select {1}, {2}, 1, (
          select array_agg((n = 0)::int::bigint order by n) from generate_series(0, 31) as n)
        from mine
        on conflict (app) do update set (hour, calls, levels) = (
          select case when anew then excluded.hour else everybody.hour end,
                 case when anew then 1 else everybody.calls + 1 end,
                 (select array_agg(case when anew then 0 else level end
                     + (mine.calls = 1::bigint << (n - 1)::int)::int order by n)
                   from unnest(everybody.levels) with ordinality as known (level, n), mine)
          from (select excluded.hour > everybody.hour
            or excluded.hour < everybody.hour - interval '1 hour' as anew) hours)
        returning everybody.calls, everybody.levels)
      select everybody.calls as made, everybody.levels as levels, mine.calls as own
      from everybody, mine
      """;

  private final DSLContext sql;

  JooqAppCalls(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Made count(SiteId site, WritingIdentity app, Instant hour) {
    return sql.resultQuery(COUNT, DSL.val(site.value()), DSL.val(app.value()), DSL.val(time(hour)))
        .fetchSingle(row ->
            new Made(
                row.get("made", Long.class),
                List.of(row.get("levels", Long[].class)),
                row.get("own", Long.class)));
  }

  @Override
  public Optional<Instant> heldUntil(WritingIdentity app) {
    return sql.select(APP_CALLS.HELD_UNTIL)
        .from(APP_CALLS)
        .where(APP_CALLS.APP.eq(app.value()))
        .fetchOptional(APP_CALLS.HELD_UNTIL)
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void hold(WritingIdentity app, Instant until) {
    sql.insertInto(APP_CALLS)
        .set(APP_CALLS.APP, app.value())
        .set(APP_CALLS.HOUR, time(Instant.EPOCH))
        .set(APP_CALLS.CALLS, 0L)
        .set(APP_CALLS.HELD_UNTIL, time(until))
        .onConflict(APP_CALLS.APP)
        .doUpdate()
        .set(
            APP_CALLS.HELD_UNTIL,
            DSL.greatest(APP_CALLS.HELD_UNTIL, DSL.excluded(APP_CALLS.HELD_UNTIL)))
        .execute();
  }
}
