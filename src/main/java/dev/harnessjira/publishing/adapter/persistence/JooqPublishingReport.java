package dev.harnessjira.publishing.adapter.persistence;

import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.COMPARISON;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENDPOINT_HOLD;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.ENTITY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.MARK;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.REMOVAL;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.REMOVAL_REPOSITORY;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.SITE;
import static dev.harnessjira.publishing.adapter.persistence.tables.Tables.UNKNOWN_KEY;

import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.publishing.Comparison;
import dev.harnessjira.publishing.PublishingReport;
import dev.harnessjira.publishing.PublishingStatus;
import dev.harnessjira.publishing.RefusedEntity;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.publishing.RepositoryEntities;
import dev.harnessjira.publishing.SiteFlow;
import dev.harnessjira.publishing.UnknownKey;
import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.EntityRecord;
import dev.harnessjira.publishing.adapter.persistence.tables.tables.records.SiteRecord;
import dev.harnessjira.publishing.domain.Entity.State;
import dev.harnessjira.publishing.domain.Hold;
import dev.harnessjira.publishing.domain.Kind;
import dev.harnessjira.publishing.domain.Removal;
import dev.harnessjira.publishing.domain.UnknownIssueKey;
import dev.harnessjira.publishing.domain.content.Limits;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.tenancy.SiteProjects;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The report from the stored rows, in few statements. */
@Repository
class JooqPublishingReport implements PublishingReport {

  private static final int KEYS_SHOWN = 50;

  private static final Condition NAMES_UNKNOWN =
      ENTITY
          .STATE
          .in(State.ACCEPTED.name(), State.UNMATCHED.name())
          .and(DSL.condition("unknown_keys <> '{}'"));

  /** Entities with as many issue keys as Jira takes; the condition is that of the index for it. */
  private static final Field<Long> CROWDED =
      DSL.field(
          "(select count(*) from publishing.entity crowded where crowded.site_id = {0}"
              + " and crowded.connection_id = {1}"
              + " and jsonb_array_length(crowded.content -> 'keys') >= "
              + Limits.KEYS
              + ")",
          Long.class,
          ENTITY.SITE_ID,
          ENTITY.CONNECTION_ID);

  private final DSLContext sql;
  private final Transactions transactions;
  private final ContentJson json;
  private final SiteProjects projects;
  private final JooqSiteFlow flow;
  private final Clock clock;

  JooqPublishingReport(
      DSLContext sql,
      Transactions transactions,
      ContentJson json,
      SiteProjects projects,
      JooqSiteFlow flow,
      Clock clock) {
    this.projects = projects;
    this.flow = flow;
    this.clock = clock;
    this.sql = sql;
    this.transactions = transactions;
    this.json = json;
  }

  @Override
  public PublishingStatus status(SiteId site, ConnectionId connection) {
    return Objects.requireNonNull(statuses(site, List.of(connection)).get(connection));
  }

  @Override
  public Map<ConnectionId, PublishingStatus> statuses(
      SiteId site, Collection<ConnectionId> connections) {
    return transactions.inSite(site.value(), () -> statusesOf(site, Set.copyOf(connections)));
  }

  /** Four statements, however many connections there are. */
  private Map<ConnectionId, PublishingStatus> statusesOf(
      SiteId site, Set<ConnectionId> connections) {
    var ids = connections.stream().map(ConnectionId::value).toList();
    var counts = counts(site, ids);
    var marks = marks(site, ids);
    var unknownKeys = unknownKeys(site, ids);
    var hold = hold(site);
    Map<ConnectionId, PublishingStatus> statuses = new HashMap<>();
    for (var connection : connections) {
      var counted = counts.getOrDefault(connection.value(), Counts.NONE);
      var marked = marks.getOrDefault(connection.value(), Marked.NONE);
      statuses.put(
          connection,
          new PublishingStatus(
              counted.waiting() + marked.waiting(),
              counted.accepted(),
              counted.refused(),
              counted.unmatched(),
              unknownKeys.getOrDefault(connection.value(), List.of()),
              counted.lastAccepted(),
              earlier(counted.since(), marked.since()),
              hold.of(counted.waiting() + marked.waiting()),
              counted.crowded()));
    }
    return statuses;
  }

  private record Counts(
      long waiting,
      long accepted,
      long refused,
      long unmatched,
      @Nullable Instant lastAccepted,
      @Nullable Instant since,
      long crowded) {

    static final Counts NONE = new Counts(0, 0, 0, 0, null, null, 0);
  }

  private Map<UUID, Counts> counts(SiteId site, Collection<UUID> connections) {
    var waiting = ENTITY.STATE.eq(State.WAITING.name());
    return sql.select(
            ENTITY.CONNECTION_ID,
            DSL.count().filterWhere(waiting),
            DSL.count().filterWhere(ENTITY.HELD),
            DSL.count().filterWhere(ENTITY.STATE.eq(State.REFUSED.name())),
            DSL.count().filterWhere(ENTITY.STATE.eq(State.UNMATCHED.name())),
            DSL.max(ENTITY.ACCEPTED_AT),
            DSL.min(ENTITY.SINCE).filterWhere(waiting),
            CROWDED)
        .from(ENTITY)
        .where(of(site, connections))
        .groupBy(ENTITY.SITE_ID, ENTITY.CONNECTION_ID)
        .fetchMap(
            row -> row.value1(),
            row ->
                new Counts(
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    instant(row.value6()),
                    instant(row.value7()),
                    row.value8()));
  }

  private record Marked(long waiting, @Nullable Instant since) {

    static final Marked NONE = new Marked(0, null);
  }

  private Map<UUID, Marked> marks(SiteId site, Collection<UUID> connections) {
    return sql.select(
            MARK.CONNECTION_ID,
            DSL.count().filterWhere(DSL.notExists(waitingEntity())),
            DSL.min(MARK.SINCE))
        .from(MARK)
        .where(MARK.SITE_ID.eq(site.value()))
        .and(MARK.CONNECTION_ID.in(connections))
        .groupBy(MARK.CONNECTION_ID)
        .fetchMap(row -> row.value1(), row -> new Marked(row.value2(), instant(row.value3())));
  }

  static org.jooq.Select<?> waitingEntity() {
    return DSL.selectOne()
        .from(ENTITY)
        .where(ENTITY.SITE_ID.eq(MARK.SITE_ID))
        .and(ENTITY.COVERAGE_ID.eq(MARK.COVERAGE_ID))
        .and(ENTITY.REPOSITORY.eq(MARK.REPOSITORY))
        .and(ENTITY.KIND.eq(MARK.KIND))
        .and(ENTITY.ID.eq(MARK.ID))
        .and(ENTITY.STATE.eq(State.WAITING.name()));
  }

  private Map<UUID, List<String>> unknownKeys(SiteId site, Collection<UUID> connections) {
    Field<String> key = DSL.field("unnest({0})", String.class, ENTITY.UNKNOWN_KEYS);
    Map<UUID, List<String>> keys = new HashMap<>();
    sql.selectDistinct(ENTITY.CONNECTION_ID, key.as("key"))
        .from(ENTITY)
        .where(of(site, connections))
        .and(NAMES_UNKNOWN)
        .orderBy(ENTITY.CONNECTION_ID, DSL.field("key"))
        .forEach(
            row -> keys.computeIfAbsent(row.value1(), id -> new ArrayList<>()).add(row.value2()));
    keys.replaceAll((id, all) -> List.copyOf(all.subList(0, Math.min(all.size(), KEYS_SHOWN))));
    return keys;
  }

  /** What holds a site up; {@code slowed}: only what waits, if anything, is held up. */
  private record Held(Hold hold, boolean slowed, @Nullable String remark) {

    PublishingStatus.Hold of(long waiting) {
      var shown = slowed && waiting == 0 ? Hold.NONE : hold;
      return new PublishingStatus.Hold(
          shown.kind() == Hold.Kind.PAUSED,
          shown.reason(),
          shown.until(),
          remark,
          slowed && waiting > 0);
    }
  }

  private Held hold(SiteId site) {
    return sql.select(SITE, ENDPOINT_HOLD.REASON, ENDPOINT_HOLD.HELD_UNTIL)
        .from(SITE)
        .leftJoin(ENDPOINT_HOLD)
        .on(ENDPOINT_HOLD.SITE_ID.eq(SITE.SITE_ID))
        .and(ENDPOINT_HOLD.HELD_UNTIL.gt(EntityRows.time(clock.instant())))
        .where(SITE.SITE_ID.eq(site.value()))
        .orderBy(ENDPOINT_HOLD.HELD_UNTIL.desc())
        .limit(1)
        .fetchOptional(row -> held(row.value1(), row.value2(), instant(row.value3())))
        .orElse(new Held(Hold.NONE, false, null));
  }

  private static Held held(SiteRecord row, @Nullable String slowed, @Nullable Instant until) {
    var hold = JooqSiteStates.hold(row);
    return hold.kind() == Hold.Kind.NONE && slowed != null
        ? new Held(new Hold(Hold.Kind.THROTTLED, slowed, until, 0), true, row.getRemark())
        : new Held(hold, hold.kind() == Hold.Kind.APP_SHARE, row.getRemark());
  }

  private static Condition of(SiteId site, ConnectionId connection) {
    return of(site, List.of(connection.value()));
  }

  private static Condition of(SiteId site, Collection<UUID> connections) {
    return ENTITY
        .SITE_ID
        .eq(site.value())
        .and(ENTITY.CONNECTION_ID.in(connections))
        .and(ENTITY.KIND.ne(Kind.REPOSITORY.name()))
        .and(EntityRows.covered());
  }

  @Override
  public List<RefusedEntity> refused(SiteId site, ConnectionId connection, int limit) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.selectFrom(ENTITY)
                .where(of(site, connection))
                .and(ENTITY.STATE.eq(State.REFUSED.name()))
                .orderBy(ENTITY.REFUSED_AT.desc())
                .limit(limit)
                .fetch(this::refused));
  }

  private RefusedEntity refused(EntityRecord row) {
    var kind = Kind.valueOf(row.getKind());
    var content = json.read(kind, row.getContent());
    return new RefusedEntity(
        RefusedEntity.Kind.valueOf(row.getKind()),
        content == null ? row.getName() : ContentWords.title(content),
        content == null ? "" : ContentWords.url(content),
        content == null ? List.of() : content.issueKeys(),
        Objects.requireNonNullElse(row.getWords(), ""),
        row.getRefusedAt().toInstant(),
        new CoverageId(row.getCoverageId()),
        TraceRows.ref(kind, row.getRepository(), row.getName()));
  }

  @Override
  public List<UnknownKey> unknownKeys(SiteId site, ConnectionId connection, int limit) {
    return transactions.inSite(site.value(), () -> unknownKeysOf(site, connection, limit));
  }

  private List<UnknownKey> unknownKeysOf(SiteId site, ConnectionId connection, int limit) {
    var listed = projects.keys(site).orElse(null);
    return sql.select(
            UNKNOWN_KEY.ISSUE_KEY, UNKNOWN_KEY.LAST_SAID_AT, UNKNOWN_KEY.NEXT_AT, DSL.count())
        .from(ENTITY)
        .crossJoin(DSL.lateral(DSL.table("unnest(unknown_keys) as named")))
        .join(UNKNOWN_KEY)
        .on(UNKNOWN_KEY.SITE_ID.eq(ENTITY.SITE_ID))
        .and(UNKNOWN_KEY.ISSUE_KEY.eq(DSL.field("named", String.class)))
        .where(of(site, connection))
        .and(NAMES_UNKNOWN)
        .groupBy(UNKNOWN_KEY.ISSUE_KEY, UNKNOWN_KEY.LAST_SAID_AT, UNKNOWN_KEY.NEXT_AT)
        .orderBy(DSL.count().desc(), UNKNOWN_KEY.ISSUE_KEY)
        .limit(limit)
        .fetch(row ->
            new UnknownKey(
                row.value1(),
                UnknownIssueKey.why(row.value1(), listed),
                row.value4(),
                row.value2().toInstant(),
                row.value3().toInstant()));
  }

  @Override
  public List<RepositoryEntities> repositories(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.select(
                    ENTITY.COVERAGE_ID,
                    ENTITY.REPOSITORY,
                    held(Kind.PULL_REQUEST),
                    held(Kind.BRANCH),
                    held(Kind.COMMIT),
                    DSL.count().filterWhere(ENTITY.STATE.eq(State.WAITING.name())),
                    DSL.count().filterWhere(ENTITY.STATE.eq(State.REFUSED.name())),
                    DSL.max(ENTITY.ACCEPTED_AT))
                .from(ENTITY)
                .where(of(site, connection))
                .and(ENTITY.STATE.ne(State.ABSENT.name()).or(ENTITY.HELD))
                .groupBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY)
                .orderBy(ENTITY.COVERAGE_ID, ENTITY.REPOSITORY)
                .fetch(row ->
                    new RepositoryEntities(
                        new CoverageId(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        instant(row.value8()))));
  }

  private static Field<Integer> held(Kind kind) {
    return DSL.count().filterWhere(ENTITY.KIND.eq(kind.name()).and(ENTITY.HELD));
  }

  @Override
  public Optional<Comparison> comparison(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            sql.selectFrom(COMPARISON)
                .where(COMPARISON.SITE_ID.eq(site.value()))
                .and(COMPARISON.CONNECTION_ID.eq(connection.value()))
                .fetchOptional(row ->
                    new Comparison(
                        row.getOrderedAt().toInstant(),
                        row.getRepositories(),
                        row.getCompared(),
                        row.getRepaired(),
                        row.getProblem())));
  }

  @Override
  public SiteFlow flow(SiteId site) {
    return transactions.inSite(site.value(), () -> flow.of(site, hold(site)::of));
  }

  @Override
  public List<RemovalProgress> removals(SiteId site) {
    return transactions.inSite(site.value(), () -> removalsOf(site));
  }

  private List<RemovalProgress> removalsOf(SiteId site) {
    var gone =
        DSL.selectCount()
            .from(REMOVAL_REPOSITORY)
            .where(REMOVAL_REPOSITORY.SITE_ID.eq(REMOVAL.SITE_ID))
            .and(REMOVAL_REPOSITORY.REMOVAL_ID.eq(REMOVAL.REMOVAL_ID))
            .and(REMOVAL_REPOSITORY.GONE)
            .asField("gone");
    var held = hold(site).hold().reason();
    return sql.select(REMOVAL, gone)
        .from(REMOVAL)
        .where(REMOVAL.SITE_ID.eq(site.value()))
        .and(REMOVAL.STATE.ne("DONE"))
        .and(REMOVAL.KIND.ne(Removal.Kind.FORMER_IDENTITY.name()))
        .orderBy(REMOVAL.ORDERED_AT.desc())
        .fetch(row -> {
          var removal = row.value1();
          var problem = removal.getProblem();
          return new RemovalProgress(
              new ConnectionId(removal.getConnectionId()),
              removal.getKind().equals(Removal.Kind.CONNECTION.name()),
              RemovalProgress.State.valueOf(removal.getState()),
              removal.getRepositories(),
              removal.getGoneOnceAt() == null
                  ? ((Number) row.value2()).intValue()
                  : removal.getRepositories(),
              removal.getOrderedAt().toInstant(),
              problem == null ? held : problem,
              removal.getRemains());
        });
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return Stream.of(one, other).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
