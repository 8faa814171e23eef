package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ACCEPTANCE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.SITE;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.SiteFlow.Acceptance;
import dev.harnessjira.publishing.domain.AcceptanceTimes;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import dev.harnessjira.tenancy.SiteId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Counts what Jira answered, and how long it took from a delivery to its acceptance. */
@Component
class AcceptanceRows {

  private static final Duration SHOWN = Duration.ofHours(24);
  private static final Duration KEPT = Duration.ofHours(48);
  private static final int FORGOTTEN_AT_ONCE = 200;

  private final DSLContext sql;
  private final MeterRegistry meters;

  AcceptanceRows(DSLContext sql, MeterRegistry meters) {
    this.sql = sql;
    this.meters = meters;
    // There from the beginning: what nobody has counted yet is zero, not missing.
    List.of("accepted", "unmatched", "refused").forEach(this::published);
    acceptance();
  }

  /** Inside the transaction that writes the answers back. */
  void note(SiteId site, Map<Item, Verdict> verdicts, Instant at) {
    if (verdicts.isEmpty()) {
      return;
    }
    SortedMap<Long, Long> took = new TreeMap<>();
    verdicts.forEach((item, verdict) -> {
      published(answer(verdict)).increment();
      if (verdict instanceof Verdict.Accepted && item.entity().cause() == Cause.WEBHOOK) {
        var time = Duration.between(item.entity().since(), at);
        acceptance().record(time.isNegative() ? Duration.ZERO : time);
        took.merge(AcceptanceTimes.counted(time), 1L, Long::sum);
      }
    });
    last(site, verdicts, at);
    count(site, took, at);
  }

  private Counter published(String answer) {
    return meters.counter("harness.jira.published", "answer", answer);
  }

  private Timer acceptance() {
    return meters.timer("harness.jira.acceptance");
  }

  private static String answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted accepted -> "accepted";
      case Verdict.Unmatched unmatched -> "unmatched";
      case Verdict.Refused refused -> "refused";
    };
  }

  private void last(SiteId site, Map<Item, Verdict> verdicts, Instant at) {
    var values = verdicts.values();
    var accepted = values.stream().anyMatch(Verdict.Accepted.class::isInstance) ? time(at) : null;
    var refused = values.stream().anyMatch(Verdict.Refused.class::isInstance) ? time(at) : null;
    sql.insertInto(SITE)
        .set(SITE.SITE_ID, site.value())
        .set(SITE.LAST_ACCEPTED_AT, accepted)
        .set(SITE.LAST_REFUSED_AT, refused)
        .onConflict(SITE.SITE_ID)
        .doUpdate()
        .set(SITE.LAST_ACCEPTED_AT, DSL.coalesce(DSL.val(accepted), SITE.LAST_ACCEPTED_AT))
        .set(SITE.LAST_REFUSED_AT, DSL.coalesce(DSL.val(refused), SITE.LAST_REFUSED_AT))
        .execute();
  }

  private void count(SiteId site, SortedMap<Long, Long> took, Instant at) {
    if (took.isEmpty()) {
      return;
    }
    var hour = time(at.truncatedTo(ChronoUnit.HOURS));
    took.forEach((millis, changes) ->
        sql.insertInto(ACCEPTANCE)
            .set(ACCEPTANCE.SITE_ID, site.value())
            .set(ACCEPTANCE.HOUR, hour)
            .set(ACCEPTANCE.MILLIS, millis)
            .set(ACCEPTANCE.CHANGES, changes)
            .onConflict(ACCEPTANCE.SITE_ID, ACCEPTANCE.HOUR, ACCEPTANCE.MILLIS)
            .doUpdate()
            .set(ACCEPTANCE.CHANGES, ACCEPTANCE.CHANGES.plus(changes))
            .execute());
    sql.execute(
        """
        delete from publishing.acceptance where site_id = {0} and ctid in (
          select ctid from publishing.acceptance where site_id = {0} and hour < {1} limit {2})
        """,
        DSL.val(site.value()), DSL.val(time(at.minus(KEPT))), DSL.val(FORGOTTEN_AT_ONCE));
  }

  /** Of the last 24 hours. */
  Acceptance recent(SiteId site, Instant now) {
    return AcceptanceTimes.of(
        sql.select(ACCEPTANCE.MILLIS, DSL.sum(ACCEPTANCE.CHANGES))
            .from(ACCEPTANCE)
            .where(ACCEPTANCE.SITE_ID.eq(site.value()))
            .and(ACCEPTANCE.HOUR.gt(time(now.minus(SHOWN))))
            .groupBy(ACCEPTANCE.MILLIS)
            .fetchMap(row -> row.value1(), row -> row.value2().longValue()));
  }
}
