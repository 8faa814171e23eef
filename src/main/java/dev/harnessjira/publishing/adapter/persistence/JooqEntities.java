package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.among;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.covered;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.JooqPausedConnections.flowing;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENDED_COVERAGE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;

import dev.harnessjira.ingestion.Cause;
import dev.harnessjira.publishing.domain.Entities;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.content.Content;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Entities in PostgreSQL. */
@Repository
class JooqEntities implements Entities {

  private static final org.jooq.Condition NAMES_IN_VAIN =
      ENTITY
          .STATE
          .in(State.ACCEPTED.name(), State.UNMATCHED.name())
          .and(DSL.condition("unknown_keys <> '{}'"));

  private final DSLContext sql;
  private final EntityRows rows;
  private final ContentJson json;
  private final NamedKeys namedKeys;

  JooqEntities(DSLContext sql, EntityRows rows, ContentJson json, NamedKeys namedKeys) {
    this.sql = sql;
    this.rows = rows;
    this.json = json;
    this.namedKeys = namedKeys;
  }

  @Override
  public long clockMicros() {
    return sql.select(
            DSL.field("(extract(epoch from clock_timestamp()) * 1000000)::bigint", Long.class))
        .fetchSingle()
        .value1();
  }

  @Override
  public List<Entity> lock(SiteId site, Set<EntityKey> keys) {
    Set<EntityKey> all = new HashSet<>(keys);
    all.addAll(branchesOn(site, keys));
    keys.stream()
        .filter(key -> key.kind() == Kind.REPOSITORY)
        .forEach(repository -> all.addAll(oneHeld(site, repository)));
    return sql.selectFrom(ENTITY)
        .where(among(site, all))
        .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .forUpdate()
        .fetch(rows::entity);
  }

  private List<EntityKey> branchesOn(SiteId site, Set<EntityKey> keys) {
    var commits = keys.stream().filter(key -> key.kind() == Kind.COMMIT).toList();
    return sql.select(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.HEAD.isNotNull())
        .and(
            DSL.condition(
                "(coverage_id, repository, head) in (select * from unnest({0}, {1}, {2}))",
                DSL.val(commits.stream().map(k -> k.coverage().value()).toArray(UUID[]::new)),
                DSL.val(commits.stream().map(EntityKey::repository).toArray(Long[]::new)),
                DSL.val(commits.stream().map(EntityKey::id).toArray(String[]::new))))
        .fetch(JooqEntities::key);
  }

  private List<EntityKey> oneHeld(SiteId site, EntityKey repository) {
    return sql.select(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.COVERAGE_ID.eq(repository.coverage().value()))
        .and(ENTITY.REPOSITORY.eq(repository.repository()))
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .and(ENTITY.STATE.eq(State.ACCEPTED.name()))
        .limit(1)
        .fetch(JooqEntities::key);
  }

  private static EntityKey key(org.jooq.Record4<UUID, Long, String, String> row) {
    return new EntityKey(
        new CoverageId(row.value1()), row.value2(), Kind.valueOf(row.value3()), row.value4());
  }

  @Override
  public void write(SiteId site, ConnectionId connection, Collection<Entity> entities) {
    List<Query> all = new ArrayList<>();
    entities.stream()
        .sorted(Comparator.comparing(Entity::key))
        .forEach(entity -> all.add(upsert(site, connection, entity)));
    sql.batch(all).execute();
    namedKeys.remember(site, entities);
  }

  // A row that came meanwhile from another instance has a larger sequence and stays.
  private Query upsert(SiteId site, ConnectionId connection, Entity entity) {
    var content = json.write(entity.content());
    var action = entity.action() == null ? null : entity.action().name();
    return sql.insertInto(ENTITY)
        .set(ENTITY.SITE_ID, site.value())
        .set(ENTITY.COVERAGE_ID, entity.key().coverage().value())
        .set(ENTITY.REPOSITORY, entity.key().repository())
        .set(ENTITY.KIND, entity.key().kind().name())
        .set(ENTITY.ID, entity.key().id())
        .set(ENTITY.NAME, entity.name())
        .set(ENTITY.CONNECTION_ID, connection.value())
        .set(ENTITY.CONTENT, content)
        .set(ENTITY.HEAD, head(entity))
        .set(ENTITY.SEQUENCE, entity.sequence())
        .set(ENTITY.STATE, entity.state().name())
        .set(ENTITY.ACTION, action)
        .set(ENTITY.LIVE, entity.live())
        .set(ENTITY.BY_WEBHOOK, entity.cause() == Cause.WEBHOOK)
        .set(ENTITY.SINCE, time(entity.since()))
        .onConflict(ENTITY.SITE_ID, ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .doUpdate()
        .set(ENTITY.CONTENT, content)
        .set(ENTITY.HEAD, head(entity))
        .set(ENTITY.SEQUENCE, entity.sequence())
        .set(ENTITY.STATE, entity.state().name())
        .set(ENTITY.ACTION, action)
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.LIVE, entity.live())
        .set(ENTITY.BY_WEBHOOK, entity.cause() == Cause.WEBHOOK)
        .set(ENTITY.SINCE, time(entity.since()))
        .where(ENTITY.SEQUENCE.le(entity.sequence()));
  }

  private static @Nullable String head(Entity entity) {
    return entity.content() instanceof Content.Branch branch ? branch.lastCommit().id() : null;
  }

  @Override
  public int sendAgain(SiteId site, WritingIdentity identity, int most, Instant now) {
    var some =
        sql.select(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
            .from(ENTITY)
            .where(ENTITY.SITE_ID.eq(site.value()))
            .and(ENTITY.SENT)
            .and(ENTITY.IDENTITY.lt(identity.value()).or(ENTITY.IDENTITY.gt(identity.value())))
            .limit(most)
            .fetch(JooqEntities::key);
    sql.update(ENTITY)
        .set(ENTITY.SENT, false)
        .set(ENTITY.HELD, false)
        .setNull(ENTITY.IDENTITY)
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.ACTION, DSL.when(wanted(), Action.PUT.name()).otherwise(DSL.val((String) null)))
        .set(ENTITY.STATE, DSL.when(wanted(), State.WAITING.name()).otherwise(State.ABSENT.name()))
        .set(ENTITY.LIVE, false)
        .set(ENTITY.SINCE, time(now))
        .set(ENTITY.BY_WEBHOOK, false)
        .set(ENTITY.SEQUENCE, DSL.greatest(ENTITY.SEQUENCE.plus(1), DSL.val(clockMicros())))
        .where(among(site, some))
        .execute();
    return some.size();
  }

  @Override
  public void sendNaming(SiteId site, Set<String> keys, Instant now) {
    sendAgain(
        ENTITY
            .SITE_ID
            .eq(site.value())
            .and(NAMES_IN_VAIN)
            .and(
                DSL.condition("unknown_keys && {0}::text[]", DSL.val(keys.toArray(String[]::new)))),
        now);
  }

  @Override
  public Set<String> sendOneNamingEach(SiteId site, Set<String> keys, Instant now) {
    var key = DSL.field("issue_key", String.class);
    var unnested = DSL.table("unnest(unknown_keys) as issue_key");
    Map<String, EntityKey> one = new HashMap<>();
    sql.select(key, ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .distinctOn(key)
        .from(ENTITY)
        .crossJoin(DSL.lateral(unnested))
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(NAMES_IN_VAIN)
        .and(covered())
        .and(key.eq(DSL.any(keys.toArray(String[]::new))))
        .orderBy(
            key,
            DSL.field(flowing(ENTITY.SITE_ID, ENTITY.CONNECTION_ID)).desc(),
            ENTITY.STATE.desc(),
            ENTITY.COVERAGE_ID,
            ENTITY.REPOSITORY,
            ENTITY.ID)
        .forEach(row ->
            one.put(
                row.value1(),
                new EntityKey(
                    new CoverageId(row.value2()),
                    row.value3(),
                    Kind.valueOf(row.value4()),
                    row.value5())));
    sendAgain(among(site, Set.copyOf(one.values())), now);
    return Set.copyOf(one.keySet());
  }

  // A new number: what is sent may have other keys than before.
  private void sendAgain(org.jooq.Condition which, Instant now) {
    sql.update(ENTITY)
        .set(ENTITY.ACTION, Action.PUT.name())
        .set(ENTITY.STATE, State.WAITING.name())
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.LIVE, false)
        .set(ENTITY.BY_WEBHOOK, false)
        .set(ENTITY.SINCE, time(now))
        .set(ENTITY.SEQUENCE, DSL.greatest(ENTITY.SEQUENCE.plus(1), DSL.val(clockMicros())))
        .where(which)
        .and(NAMES_IN_VAIN)
        .execute();
  }

  private static org.jooq.Condition wanted() {
    return ENTITY
        .KIND
        .ne(Kind.REPOSITORY.name())
        .and(DSL.condition("jsonb_array_length(content -> 'keys') > 0"));
  }

  @Override
  public Map<ConnectionId, Set<String>> writtenBy(SiteId site, WritingIdentity identity) {
    Map<ConnectionId, Set<String>> written = new HashMap<>();
    sql.select(ENTITY.CONNECTION_ID, ENTITY.ID)
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.KIND.eq(Kind.REPOSITORY.name()))
        .and(ENTITY.SENT)
        .and(ENTITY.IDENTITY.eq(identity.value()))
        .forEach(row ->
            written
                .computeIfAbsent(new ConnectionId(row.value1()), key -> new HashSet<>())
                .add(row.value2()));
    return written;
  }

  @Override
  public Set<String> sentRepositories(SiteId site, Set<CoverageId> coverages) {
    return sql
        .select(ENTITY.ID)
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.COVERAGE_ID.in(coverages.stream().map(CoverageId::value).toList()))
        .and(ENTITY.KIND.eq(Kind.REPOSITORY.name()))
        .and(ENTITY.SENT)
        .fetchSet(ENTITY.ID)
        .stream()
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Accepted> lockRepository(SiteId site, EntityKey repository) {
    return sql.selectFrom(ENTITY)
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.COVERAGE_ID.eq(repository.coverage().value()))
        .and(ENTITY.REPOSITORY.eq(repository.repository()))
        .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .forUpdate()
        .fetch(row -> {
          var at = row.getAcceptedAt();
          return new Accepted(rows.entity(row), at == null ? null : at.toInstant());
        });
  }

  @Override
  public void repair(SiteId site, ConnectionId connection, Collection<Entity> entities) {
    write(site, connection, entities);
    sql.update(ENTITY)
        .set(ENTITY.EVER_SENT, true)
        .where(among(site, entities.stream().map(Entity::key).toList()))
        .execute();
  }

  // Locked first, in order: what is about to be sent is noted before, or finds its row changed.
  @Override
  public Left leave(SiteId site, CoverageId coverage, Set<Long> repositories) {
    var theirs =
        ENTITY
            .SITE_ID
            .eq(site.value())
            .and(ENTITY.COVERAGE_ID.eq(coverage.value()))
            .and(ENTITY.REPOSITORY.in(repositories));
    var rows =
        sql.select(ENTITY.KIND, ENTITY.ID, ENTITY.SEQUENCE, ENTITY.SENT)
            .from(ENTITY)
            .where(theirs)
            .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
            .forUpdate()
            .fetch();
    var last = rows.stream().mapToLong(row -> row.value3() + 1).max().orElse(0);
    var upTo = Math.max(last, clockMicros());
    sql.update(ENTITY)
        .setNull(ENTITY.CONTENT)
        .setNull(ENTITY.HEAD)
        .set(ENTITY.SEQUENCE, upTo)
        .set(ENTITY.STATE, State.ABSENT.name())
        .setNull(ENTITY.ACTION)
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.HELD, false)
        .setNull(ENTITY.WORDS)
        .set(ENTITY.UNKNOWN_KEYS, new String[0])
        .where(theirs)
        .execute();
    return new Left(
        rows.stream()
            .filter(row -> row.value1().equals(Kind.REPOSITORY.name()) && row.value4())
            .map(row -> row.value2())
            .collect(Collectors.toSet()),
        upTo);
  }

  @Override
  public void ended(SiteId site, Set<CoverageId> coverages) {
    for (var coverage : coverages) {
      sql.insertInto(ENDED_COVERAGE)
          .set(ENDED_COVERAGE.SITE_ID, site.value())
          .set(ENDED_COVERAGE.COVERAGE_ID, coverage.value())
          .onConflictDoNothing()
          .execute();
    }
  }

  @Override
  public int forgetEnded(SiteId site, int most) {
    var ended =
        sql.select(ENDED_COVERAGE.COVERAGE_ID)
            .from(ENDED_COVERAGE)
            .where(ENDED_COVERAGE.SITE_ID.eq(site.value()))
            .orderBy(ENDED_COVERAGE.COVERAGE_ID)
            .limit(1)
            .fetchOptional(ENDED_COVERAGE.COVERAGE_ID);
    if (ended.isEmpty()) {
      return 0;
    }
    var forgotten = forget(site, ended.get(), most);
    if (forgotten == 0) {
      sql.deleteFrom(ENDED_COVERAGE)
          .where(ENDED_COVERAGE.SITE_ID.eq(site.value()))
          .and(ENDED_COVERAGE.COVERAGE_ID.eq(ended.get()))
          .execute();
    }
    return Math.max(1, forgotten);
  }

  private int forget(SiteId site, UUID coverage, int most) {
    return namedKeys.forget(site, coverage, most) + forgetEntities(site, coverage, most);
  }

  private int forgetEntities(SiteId site, UUID coverage, int most) {
    return sql.execute(
        """
        delete from publishing.entity where site_id = {0} and ctid in (
          select ctid from publishing.entity where site_id = {0} and coverage_id = {1} limit {2})
        """,
        DSL.val(site.value()), DSL.val(coverage), DSL.val(most));
  }
}
