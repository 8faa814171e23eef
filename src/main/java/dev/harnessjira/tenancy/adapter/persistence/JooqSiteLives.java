package dev.harnessjira.tenancy.adapter.persistence;

import static dev.harnessjira.tenancy.adapter.persistence.tables.Tables.SITE_LIFE;

import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteView.TakenOver;
import dev.harnessjira.tenancy.SiteView.Worry;
import dev.harnessjira.tenancy.adapter.persistence.tables.tables.records.SiteLifeRecord;
import dev.harnessjira.tenancy.domain.SiteLife;
import dev.harnessjira.tenancy.domain.SiteLives;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** How authorizations fare, in PostgreSQL. */
@Repository
class JooqSiteLives implements SiteLives {

  private final DSLContext sql;

  JooqSiteLives(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public SiteLife find(SiteId site) {
    return sql.selectFrom(SITE_LIFE)
        .where(SITE_LIFE.SITE_ID.eq(site.value()))
        .fetchOptional(JooqSiteLives::life)
        .orElse(SiteLife.UNKNOWN);
  }

  private static SiteLife life(SiteLifeRecord row) {
    return new SiteLife(instant(row.getObtainedAt()), worry(row), takenOver(row));
  }

  private static @Nullable Worry worry(SiteLifeRecord row) {
    String kind = row.getWorry();
    OffsetDateTime since = row.getWorrySince();
    return kind == null || since == null
        ? null
        : new Worry(Worry.Kind.valueOf(kind), since.toInstant());
  }

  private static @Nullable TakenOver takenOver(SiteLifeRecord row) {
    String from = row.getTakenOverFrom();
    OffsetDateTime at = row.getTakenOverAt();
    return from == null || at == null
        ? null
        : new TakenOver(
            from, Objects.requireNonNullElse(row.getTakenOverReason(), ""), at.toInstant());
  }

  @Override
  public void keep(SiteId site, SiteLife life) {
    var row = sql.newRecord(SITE_LIFE);
    var worry = life.worry();
    var takenOver = life.takenOver();
    row.setSiteId(site.value());
    row.setObtainedAt(time(life.obtained()));
    row.setWorry(worry == null ? null : worry.kind().name());
    row.setWorrySince(worry == null ? null : time(worry.since()));
    row.setTakenOverFrom(takenOver == null ? null : takenOver.from());
    row.setTakenOverReason(takenOver == null ? null : takenOver.reason());
    row.setTakenOverAt(takenOver == null ? null : time(takenOver.at()));
    sql.insertInto(SITE_LIFE).set(row).onConflict(SITE_LIFE.SITE_ID).doUpdate().set(row).execute();
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
