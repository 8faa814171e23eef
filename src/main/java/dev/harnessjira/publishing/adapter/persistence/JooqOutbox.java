package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.EntityRows.among;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.covered;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.is;
import static dev.harnessjira.publishing.adapter.persistence.EntityRows.time;
import static dev.harnessjira.publishing.adapter.persistence.JooqPausedConnections.flowing;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;

import dev.harnessjira.publishing.TracedEntity.Answer;
import dev.harnessjira.publishing.domain.Entity;
import dev.harnessjira.publishing.domain.Entity.Action;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.EntityKey;
import dev.harnessjira.publishing.domain.Item;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Outbox;
import dev.harnessjira.publishing.domain.Taken.Verdict;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.WritingIdentity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

/** What is still to be done with Jira, in PostgreSQL. */
@Repository
class JooqOutbox implements Outbox {

  /** About what the names of Jira's fields take in a request. */
  private static final int FIELD_NAMES = 400;

  private static final Condition FIRST =
      DSL.condition(ENTITY.BY_WEBHOOK).and(DSL.not(ENTITY.EVER_SENT));

  private final DSLContext sql;
  private final EntityRows rows;
  private final AcceptanceRows acceptances;

  JooqOutbox(DSLContext sql, EntityRows rows, AcceptanceRows acceptances) {
    this.sql = sql;
    this.rows = rows;
    this.acceptances = acceptances;
  }

  private static Condition due(SiteId site, Action action) {
    return waiting(site, action).and(flowing(ENTITY.SITE_ID, ENTITY.CONNECTION_ID));
  }

  private static Condition waiting(SiteId site, Action action) {
    return ENTITY.SITE_ID.eq(site.value()).and(ENTITY.ACTION.eq(action.name())).and(covered());
  }

  @Override
  public Optional<Turn> nextTurn(SiteId site) {
    return sql.select(ENTITY.CONNECTION_ID, ENTITY.LIVE, DSL.field(FIRST))
        .from(ENTITY)
        .where(due(site, Action.PUT))
        .orderBy(ENTITY.LIVE.desc(), ENTITY.SINCE)
        .limit(1)
        .fetchOptional(row ->
            new Turn(
                new ConnectionId(row.value1()),
                row.value2(),
                row.value3() ? Part.FIRST : Part.OTHERS));
  }

  private static Condition in(Part part) {
    return switch (part) {
      case ALL -> DSL.trueCondition();
      case FIRST -> FIRST;
      case OTHERS -> DSL.not(FIRST);
    };
  }

  @Override
  public List<Item> toPut(SiteId site, Turn turn, int most) {
    var commit = ENTITY.as("commit");
    var bytes = DSL.field("octet_length({0}::text)", Integer.class, ENTITY.CONTENT);
    return sql.select(ENTITY, commit.SEQUENCE, bytes)
        .from(ENTITY)
        .leftJoin(commit)
        .on(commit.SITE_ID.eq(ENTITY.SITE_ID))
        .and(commit.COVERAGE_ID.eq(ENTITY.COVERAGE_ID))
        .and(commit.REPOSITORY.eq(ENTITY.REPOSITORY))
        .and(commit.KIND.eq(Kind.COMMIT.name()))
        .and(commit.ID.eq(ENTITY.HEAD))
        .where(due(site, Action.PUT))
        .and(ENTITY.CONNECTION_ID.eq(turn.connection().value()))
        .and(ENTITY.LIVE.eq(turn.live()))
        .and(in(turn.part()))
        .orderBy(ENTITY.SINCE, ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .limit(most)
        .fetch(row -> {
          var entity = rows.entity(row.value1());
          var head = row.value2();
          return new Item(
              entity, head == null ? entity.sequence() : head, row.value3() + FIELD_NAMES);
        });
  }

  @Override
  public List<Entity> toDelete(SiteId site, Instant now, int most) {
    return sql.selectFrom(ENTITY)
        .where(due(site, Action.DELETE))
        .and(ENTITY.NOT_BEFORE.isNull().or(ENTITY.NOT_BEFORE.le(time(now))))
        .orderBy(ENTITY.LIVE.desc(), ENTITY.SINCE)
        .limit(most)
        .fetch(rows::entity);
  }

  @Override
  public Map<EntityKey, Entity> repositories(SiteId site, Set<EntityKey> keys) {
    return sql.selectFrom(ENTITY).where(among(site, keys)).fetch(rows::entity).stream()
        .collect(Collectors.toMap(Entity::key, entity -> entity));
  }

  @Override
  public List<Item> sending(SiteId site, WritingIdentity identity, Part part, List<Item> items) {
    Set<EntityKey> keys = items.stream().map(Item::key).collect(Collectors.toSet());
    Map<EntityKey, Long> now = new HashMap<>();
    sql.select(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID, ENTITY.SEQUENCE)
        .from(ENTITY)
        .where(among(site, keys))
        .and(ENTITY.ACTION.eq(Action.PUT.name()))
        .and(in(part))
        .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY, ENTITY.KIND, ENTITY.ID)
        .forUpdate()
        .forEach(row ->
            now.put(
                new EntityKey(
                    new CoverageId(row.value1()),
                    row.value2(),
                    Kind.valueOf(row.value3()),
                    row.value4()),
                row.value5()));
    var unchanged =
        items.stream()
            .filter(item -> Objects.equals(now.get(item.key()), item.entity().sequence()))
            .toList();
    Set<EntityKey> sent = new HashSet<>();
    unchanged.forEach(item -> sent.addAll(List.of(item.key(), item.key().repositoryKey())));
    sql.update(ENTITY)
        .set(ENTITY.IDENTITY, DSL.when(ENTITY.SENT, ENTITY.IDENTITY).otherwise(identity.value()))
        .set(ENTITY.SENT, true)
        .set(ENTITY.EVER_SENT, true)
        .where(among(site, sent))
        .and(DSL.not(DSL.condition(ENTITY.SENT).and(ENTITY.EVER_SENT)))
        .execute();
    return unchanged;
  }

  @Override
  public void notTaken(SiteId site, List<Item> items) {
    sql.batch(
            items.stream()
                .sorted(Comparator.comparing(Item::key))
                .map(item ->
                    sql.update(ENTITY)
                        .set(ENTITY.EVER_SENT, false)
                        .where(is(site, item.key()))
                        .and(ENTITY.SEQUENCE.eq(item.entity().sequence()))
                        .and(ENTITY.ACTION.eq(Action.PUT.name()))
                        .and(ENTITY.ACCEPTED_AT.isNull()))
                .toList())
        .execute();
  }

  @Override
  public void settle(SiteId site, Map<Item, Verdict> verdicts, Instant at) {
    List<Query> all = new ArrayList<>();
    verdicts.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().entity().key()))
        .forEach(entry -> all.add(settled(site, entry.getKey(), entry.getValue(), at)));
    sql.batch(all).execute();
    acceptances.note(site, verdicts, at);
  }

  private Query settled(SiteId site, Item item, Verdict verdict, Instant at) {
    var sent =
        is(site, item.entity().key())
            .and(ENTITY.SEQUENCE.eq(item.entity().sequence()))
            .and(ENTITY.ACTION.eq(Action.PUT.name()));
    return switch (verdict) {
      case Verdict.Accepted(var unknown) ->
          sql.update(ENTITY)
              .set(ENTITY.STATE, State.ACCEPTED.name())
              .setNull(ENTITY.ACTION)
              .set(ENTITY.HELD, true)
              .set(ENTITY.ACCEPTED_SEQUENCE, item.entity().sequence())
              .set(ENTITY.ACCEPTED_AT, time(at))
              .setNull(ENTITY.WORDS)
              .set(ENTITY.UNKNOWN_KEYS, unknown(item, unknown))
              .set(asked(item, at, Answer.ACCEPTED))
              .where(sent);
      // An older version with other keys may be there: Jira keeps it, so it is deleted.
      case Verdict.Unmatched(var unknown) ->
          sql.update(ENTITY)
              .set(ENTITY.STATE, State.UNMATCHED.name())
              .set(ENTITY.ACTION, item.entity().sent() ? Action.DELETE.name() : null)
              .setNull(ENTITY.WORDS)
              .set(ENTITY.UNKNOWN_KEYS, unknown(item, unknown))
              .set(asked(item, at, Answer.UNMATCHED))
              .where(sent);
      case Verdict.Refused(var words) ->
          sql.update(ENTITY)
              .set(ENTITY.STATE, State.REFUSED.name())
              .setNull(ENTITY.ACTION)
              .set(ENTITY.WORDS, words)
              .set(ENTITY.REFUSED_AT, time(at))
              .set(asked(item, at, Answer.REFUSED))
              .where(sent);
    };
  }

  private static Map<Field<?>, Object> asked(Item item, Instant at, Answer answer) {
    Map<Field<?>, Object> asked = new HashMap<>();
    var content = item.entity().content();
    asked.put(ENTITY.ASKED_AT, time(at));
    asked.put(ENTITY.ASKED_SEQUENCE, item.entity().sequence());
    asked.put(
        ENTITY.ASKED_TITLE, content == null ? item.entity().name() : ContentWords.sent(content));
    asked.put(ENTITY.ASKED_KEYS, item.keys().toArray(String[]::new));
    asked.put(ENTITY.ANSWER, answer.name());
    return asked;
  }

  private static String[] unknown(Item item, List<String> told) {
    return Stream.concat(told.stream(), item.heldBack().stream()).toArray(String[]::new);
  }

  @Override
  public void acceptedRepositories(SiteId site, Collection<Entity> repositories, Instant at) {
    for (var repository : repositories) {
      sql.update(ENTITY)
          .set(ENTITY.STATE, State.ACCEPTED.name())
          .set(ENTITY.HELD, true)
          .set(ENTITY.ACCEPTED_SEQUENCE, repository.sequence())
          .set(ENTITY.ACCEPTED_AT, time(at))
          .where(is(site, repository.key()))
          .and(ENTITY.SEQUENCE.eq(repository.sequence()))
          .execute();
    }
  }

  @Override
  public void deleted(SiteId site, Entity entity, Instant at, Instant again) {
    var first = ENTITY.NOT_BEFORE.isNull();
    sql.update(ENTITY)
        .set(
            ENTITY.STATE,
            DSL.when(ENTITY.STATE.eq(State.WAITING.name()), State.ABSENT.name())
                .otherwise(ENTITY.STATE))
        .set(ENTITY.ACTION, DSL.when(first, Action.DELETE.name()).otherwise(DSL.val((String) null)))
        .set(
            ENTITY.NOT_BEFORE,
            DSL.when(first, time(again)).otherwise(DSL.val((OffsetDateTime) null)))
        .set(ENTITY.HELD, false)
        .set(ENTITY.SENT, DSL.field(first))
        .set(ENTITY.ASKED_AT, time(at))
        .set(ENTITY.ASKED_SEQUENCE, entity.sequence())
        .set(ENTITY.ASKED_KEYS, new String[0])
        .set(ENTITY.ANSWER, Answer.DELETED.name())
        .where(deletionOf(site, entity))
        .execute();
  }

  @Override
  public void deletionRefused(SiteId site, Entity entity, String words, Instant at) {
    sql.update(ENTITY)
        .set(ENTITY.STATE, State.REFUSED.name())
        .setNull(ENTITY.ACTION)
        .setNull(ENTITY.NOT_BEFORE)
        .set(ENTITY.WORDS, words)
        .set(ENTITY.REFUSED_AT, time(at))
        .set(ENTITY.ASKED_AT, time(at))
        .set(ENTITY.ASKED_SEQUENCE, entity.sequence())
        .set(ENTITY.ASKED_KEYS, new String[0])
        .set(ENTITY.ANSWER, Answer.REFUSED.name())
        .where(deletionOf(site, entity))
        .execute();
  }

  private static Condition deletionOf(SiteId site, Entity entity) {
    return is(site, entity.key())
        .and(ENTITY.SEQUENCE.eq(entity.sequence()))
        .and(ENTITY.ACTION.eq(Action.DELETE.name()));
  }

  @Override
  public void sendRefusedAgain(SiteId site, String words) {
    sql.update(ENTITY)
        .set(ENTITY.STATE, State.WAITING.name())
        .set(ENTITY.ACTION, Action.PUT.name())
        .where(ENTITY.SITE_ID.eq(site.value()))
        .and(ENTITY.STATE.eq(State.REFUSED.name()))
        .and(ENTITY.WORDS.eq(words))
        .and(ENTITY.CONTENT.isNotNull())
        .execute();
  }

  @Override
  public boolean waits(SiteId site, ConnectionId connection) {
    return sql.fetchExists(
        sql.selectOne()
            .from(ENTITY)
            .where(waiting(site, Action.PUT))
            .and(ENTITY.CONNECTION_ID.eq(connection.value())));
  }

  @Override
  public Optional<Instant> nextDeletion(SiteId site) {
    var when = DSL.min(DSL.coalesce(ENTITY.NOT_BEFORE, ENTITY.SINCE));
    return Optional.ofNullable(
            sql.select(when).from(ENTITY).where(due(site, Action.DELETE)).fetchSingle().value1())
        .map(OffsetDateTime::toInstant);
  }
}
