package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.UNKNOWN_KEY;

import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.UnknownKeyRecord;
import dev.harnessjira.publishing.domain.UnknownIssueKey;
import dev.harnessjira.publishing.domain.UnknownIssueKeys;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** Unknown issue keys in PostgreSQL. */
@Repository
class JooqUnknownIssueKeys implements UnknownIssueKeys {

  private final DSLContext sql;

  JooqUnknownIssueKeys(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, UnknownIssueKey> among(SiteId site, Collection<String> keys) {
    return sql
        .selectFrom(UNKNOWN_KEY)
        .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
        .and(UNKNOWN_KEY.ISSUE_KEY.eq(DSL.any(keys.toArray(String[]::new))))
        .orderBy(UNKNOWN_KEY.ISSUE_KEY)
        .forUpdate()
        .fetch(JooqUnknownIssueKeys::key)
        .stream()
        .collect(Collectors.toMap(UnknownIssueKey::key, key -> key));
  }

  private static UnknownIssueKey key(UnknownKeyRecord row) {
    return new UnknownIssueKey(
        row.getIssueKey(),
        row.getDenied(),
        row.getAttempts(),
        row.getFirstSaidAt().toInstant(),
        row.getLastSaidAt().toInstant(),
        row.getNextAt().toInstant());
  }

  @Override
  public void save(SiteId site, Collection<UnknownIssueKey> keys) {
    List<Query> all = new ArrayList<>();
    keys.stream()
        .sorted(Comparator.comparing(UnknownIssueKey::key))
        .forEach(key -> all.add(upsert(site, key)));
    sql.batch(all).execute();
  }

  private Query upsert(SiteId site, UnknownIssueKey key) {
    var row = sql.newRecord(UNKNOWN_KEY);
    row.setSiteId(site.value());
    row.setIssueKey(key.key());
    row.setProject(UnknownIssueKey.project(key.key()));
    row.setDenied(key.denied());
    row.setAttempts(key.attempts());
    row.setFirstSaidAt(time(key.firstSaid()));
    row.setLastSaidAt(time(key.lastSaid()));
    row.setNextAt(time(key.nextTry()));
    return sql.insertInto(UNKNOWN_KEY)
        .set(row)
        .onConflict(UNKNOWN_KEY.SITE_ID, UNKNOWN_KEY.ISSUE_KEY)
        .doUpdate()
        .set(row);
  }

  @Override
  public void forget(SiteId site, Collection<String> keys) {
    sql.deleteFrom(UNKNOWN_KEY)
        .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
        .and(UNKNOWN_KEY.ISSUE_KEY.eq(DSL.any(keys.toArray(String[]::new))))
        .execute();
  }

  @Override
  public List<UnknownIssueKey> due(SiteId site, Instant now, int most) {
    return sql.selectFrom(UNKNOWN_KEY)
        .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
        .and(UNKNOWN_KEY.NEXT_AT.le(time(now)))
        .orderBy(UNKNOWN_KEY.ISSUE_KEY)
        .limit(most)
        .forUpdate()
        .fetch(JooqUnknownIssueKeys::key);
  }

  @Override
  public Optional<Instant> next(SiteId site) {
    return Optional.ofNullable(
            sql.select(DSL.min(UNKNOWN_KEY.NEXT_AT))
                .from(UNKNOWN_KEY)
                .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
                .fetchSingle()
                .value1())
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void projectsAppeared(SiteId site, Set<String> projects, Instant now) {
    sql.update(UNKNOWN_KEY)
        .set(UNKNOWN_KEY.NEXT_AT, time(now))
        .where(UNKNOWN_KEY.SITE_ID.eq(site.value()))
        .and(UNKNOWN_KEY.PROJECT.eq(DSL.any(projects.toArray(String[]::new))))
        .execute();
  }
}
