package dev.harnessjira.ingestion.application;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.harness.HarnessAccess;
import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.DevelopmentChanged;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.IngestionSettings;
import dev.harnessjira.ingestion.LinkedEntity;
import dev.harnessjira.ingestion.application.announcing.AnnounceAgain;
import dev.harnessjira.ingestion.application.backfill.BackfillCoverage;
import dev.harnessjira.ingestion.application.backfill.BeginBackfills;
import dev.harnessjira.ingestion.application.folding.FoldCoverage;
import dev.harnessjira.ingestion.application.following.FollowChanges;
import dev.harnessjira.ingestion.application.keeping.TakeNotice;
import dev.harnessjira.ingestion.application.moving.SettleRepositories;
import dev.harnessjira.ingestion.application.recovering.RecoverDeliveries;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.sweeping.SweepCoverage;
import dev.harnessjira.ingestion.domain.Branches;
import dev.harnessjira.ingestion.domain.Commits;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.PullRequests;
import dev.harnessjira.ingestion.domain.Reannouncements;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.Staleness;
import dev.harnessjira.ingestion.domain.backfill.BackfillReckoning;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.leaving.RepositoryForgetting;
import dev.harnessjira.ingestion.domain.linking.CountedPlaces;
import dev.harnessjira.ingestion.domain.linking.Linking;
import dev.harnessjira.ingestion.domain.linking.Pages;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.BackfillReads;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.HarnessLists;
import dev.harnessjira.ingestion.domain.reading.HarnessReads;
import dev.harnessjira.ingestion.domain.state.ChangeCursor;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.ConnectionOptions;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.scope.EndedConnection;
import dev.harnessjira.scope.HarnessTokens;
import dev.harnessjira.scope.HarnessTokens.Token;
import dev.harnessjira.scope.ScopeType;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.tenancy.SiteId;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The use cases of ingestion with ports in memory, a clock to move, and a mirror of what Jira would
 * hold if it were told of nothing but what was announced.
 */
final class Bench {

  static final SiteId SITE = new SiteId("site");
  static final ConnectionId CONNECTION = ConnectionId.random();
  static final Instant START = Instant.parse("2026-11-24T12:00:00Z");

  final Coverage coverage;
  final Place place;
  final Map<CoverageId, Coverage> covered = new LinkedHashMap<>();
  final InMemoryCode code = new InMemoryCode();
  final InMemoryBackfills backfills = new InMemoryBackfills();
  final List<Object> events = new ArrayList<>();
  final List<String> due = new ArrayList<>();
  final List<Deliveries.Fate> fates = new ArrayList<>();
  final Map<CoverageId, Map<EntityRef, LinkedEntity>> jira = new HashMap<>();
  final TickingClock clock = new TickingClock();
  Token token = usable(1);

  final FoldCoverage fold;
  final BackfillCoverage backfillCoverage;
  final BeginBackfills beginBackfills;
  final FollowChanges follow;
  final KeepChanges keepChanges;
  final InMemoryMissed missed = new InMemoryMissed(code);
  final SettleRepositories settle;
  final SweepCoverage sweep;
  final RecoverDeliveries recover;
  final KeepRecoveries keepRecoveries;
  final AnnounceAgain announceAgain;
  final TakeNotice notices;
  final Map<CoverageId, ChangeCursor> cursors = new HashMap<>();
  private final List<Deliveries.Stored> waiting = new ArrayList<>();
  final Map<CoverageId, Pauses.Pause> pauses = new HashMap<>();
  private long deliveries;

  Bench(DeliveryReader reader, HarnessReads harness) {
    this("acct/org/proj", reader, harness);
  }

  Bench(Remote remote, HarnessReads harness, BackfillReads history) {
    this("acct/org/proj", remote, harness, history);
  }

  /** Covers the account, organization or project with this path. */
  Bench(String path, DeliveryReader reader, HarnessReads harness) {
    this(path, reader, harness, history(reader));
  }

  private Bench(String path, DeliveryReader reader, HarnessReads harness, BackfillReads history) {
    coverage = covering(ScopeType.PROJECT, path);
    place = Place.of(coverage);
    covered.put(coverage.id(), coverage);
    var uses = new UseCases();
    known(uses);
    elsewhere(uses);
    uses.with(DeliveryReader.class, reader)
        .with(HarnessReads.class, harness)
        .with(HarnessLists.class, lists(reader, harness))
        .with(BackfillReads.class, history);
    fold = uses.get(FoldCoverage.class);
    notices = uses.get(TakeNotice.class);
    announceAgain = uses.get(AnnounceAgain.class);
    beginBackfills = uses.get(BeginBackfills.class);
    backfillCoverage = uses.get(BackfillCoverage.class);
    keepChanges = uses.get(KeepChanges.class);
    follow = uses.get(FollowChanges.class);
    settle = uses.get(SettleRepositories.class);
    sweep = uses.get(SweepCoverage.class);
    keepRecoveries = uses.get(KeepRecoveries.class);
    recover = uses.get(RecoverDeliveries.class);
  }

  /** What is known, in memory. */
  private void known(UseCases uses) {
    uses.with(Repositories.class, code)
        .with(PullRequests.class, code)
        .with(Branches.class, code)
        .with(Commits.class, code)
        .with(Staleness.class, code)
        .with(Reannouncements.class, code)
        .with(BackfillStates.class, backfills)
        .with(Deliveries.class, new StoredDeliveries())
        .with(Pauses.class, new PausesInMemory())
        .with(ChangeCursors.class, new ChangeCursorsInMemory())
        .with(Departures.class, missed.new Left())
        .with(RepositoryForgetting.class, missed.new Gone())
        .with(Sweeps.class, missed.new Nights())
        .with(SweptCode.class, missed.new Swept())
        .with(Recoveries.class, missed.new Recovered());
  }

  /** What other modules do. */
  private void elsewhere(UseCases uses) {
    uses.with(Coverages.class, new Covered())
        .with(ConnectionDirectory.class, new Connections())
        .with(WebhookRegistrations.class, new Registrations())
        .with(HarnessTokens.class, (site, connection) -> token)
        .with(Inbox.class, delivery -> deliver(delivery.body()))
        .with(DurableWork.class, new DueInMemory())
        .with(ApplicationEventPublisher.class, this::published)
        .with(IngestionSettings.class, new IngestionSettings(Duration.ZERO, Duration.ofDays(183)))
        .with(Clock.class, clock);
  }

  private static BackfillReads history(DeliveryReader reader) {
    return new RemoteHistory(reader instanceof Remote remote ? remote : new Remote());
  }

  void beginBackfill() {
    beginBackfills.begin(place, CONNECTION);
  }

  /** Goes on, moving the clock to when it wants to, until nothing is left that can be read. */
  void backfill() {
    for (var round = 0; round < 500; round++) {
      var next = backfillCoverage.backfill(place, clock.instant().plusSeconds(10));
      var over = status().progress() == BackfillStatus.Progress.DONE;
      if (next == null || over) {
        return;
      }
      clock.moveTo(next);
    }
    throw new AssertionError("never ends");
  }

  BackfillStatus status() {
    var standings =
        backfills.standings(SITE, Set.of(CONNECTION)).getOrDefault(CONNECTION, List.of());
    return new BackfillReckoning(standings, clock.instant()).status();
  }

  /** One that lists, too, or nobody. */
  private static HarnessLists lists(DeliveryReader reader, HarnessReads harness) {
    if (harness instanceof HarnessLists lists) {
      return lists;
    }
    return reader instanceof HarnessLists lists
        ? lists
        : (HarnessLists)
            Proxy.newProxyInstance(
                Bench.class.getClassLoader(),
                new Class<?>[] {HarnessLists.class},
                (proxy, method, arguments) -> {
                  throw new AssertionError("Nothing is listed here: " + method.getName());
                });
  }

  static Coverage covering(ScopeType kind, String path) {
    return new Coverage(SITE, CONNECTION, CoverageId.random(), kind, path, path);
  }

  static Token usable(long version) {
    return new Token.Usable(
        new HarnessAccess(
            URI.create("https://harness.example"), Dialect.OPEN_SOURCE, "acct", "token"),
        version);
  }

  /** Covers another one by the same connection. */
  Place cover(String path) {
    var other = covering(ScopeType.PROJECT, path);
    covered.put(other.id(), other);
    return Place.of(other);
  }

  void deliver(byte[] body) {
    waiting.add(new Deliveries.Stored(++deliveries, clock.instant(), body));
  }

  @Nullable Instant fold() {
    return fold.fold(place, clock.instant().plusSeconds(10));
  }

  /** Folds again and again, whenever something is due, until nothing is. */
  void settle() {
    settle(place);
  }

  void settle(Place where) {
    for (var round = 0; round < 200; round++) {
      var next = fold.fold(where, clock.instant().plusSeconds(10));
      if (next == null) {
        return;
      }
      clock.moveTo(next);
    }
    throw new AssertionError("never settles");
  }

  int waiting() {
    return waiting.size();
  }

  /** What Jira holds of the coverage, told by announcements alone. */
  Collection<LinkedEntity> jira() {
    return jira.getOrDefault(coverage.id(), Map.of()).values();
  }

  Collection<LinkedEntity> jira(Place where) {
    return jira.getOrDefault(where.coverage(), Map.of()).values();
  }

  /** What Jira should hold by all that is known. */
  List<LinkedEntity> linked() {
    var snapshot = code.around(place, Set.of());
    return code.known(place).stream()
        .<LinkedEntity>flatMap(ref -> linking().linked(snapshot, ref).stream())
        .toList();
  }

  Optional<LinkedEntity> linked(EntityRef ref) {
    return linking().linked(code.around(place, Set.of()), ref).map(LinkedEntity.class::cast);
  }

  private Linking linking() {
    return new Linking(new PlainPages(), CountedPlaces.of(options));
  }

  <T> List<T> events(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void published(Object event) {
    events.add(event);
    if (event instanceof DevelopmentChanged changed) {
      var there = place.at(changed.coverage());
      var held = jira.computeIfAbsent(changed.coverage(), any -> new HashMap<>());
      var snapshot = code.around(there, changed.entities());
      for (var ref : changed.entities()) {
        held.remove(ref);
        linking().linked(snapshot, ref).ifPresent(entity -> held.put(ref, entity));
      }
    }
  }

  private final class StoredDeliveries implements Deliveries {

    @Override
    public List<Stored> unfolded(SiteId site, CoverageId coverage, int most) {
      return waiting.stream().limit(most).toList();
    }

    @Override
    public void folded(SiteId site, CoverageId coverage, List<Long> ids, Fate fate) {
      waiting.removeIf(stored -> ids.contains(stored.id()));
      ids.forEach(id -> fates.add(fate));
    }

    @Override
    public Counts counts(SiteId site, Set<CoverageId> coverages) {
      return new Counts(null, waiting.size(), 0, 0);
    }

    @Override
    public Map<CoverageId, Counts> countsOfEach(SiteId site, Set<CoverageId> coverages) {
      return Map.of(coverage.id(), counts(site, coverages));
    }
  }

  private final class Covered implements Coverages {

    @Override
    public Optional<Coverage> hold(SiteId site, CoverageId coverage) {
      return find(site, coverage);
    }

    @Override
    public Optional<Coverage> find(SiteId site, CoverageId coverage) {
      return Optional.ofNullable(covered.get(coverage));
    }

    @Override
    public List<Coverage> of(SiteId site, Collection<ConnectionId> wanted) {
      return covered.values().stream().filter(it -> wanted.contains(it.connection())).toList();
    }
  }

  private final class PausesInMemory implements Pauses {

    @Override
    public void lock(Place place) {}

    @Override
    public Optional<Pause> find(Place place) {
      return Optional.ofNullable(pauses.get(place.coverage()));
    }

    @Override
    public void save(Place place, Pause pause) {
      pauses.put(place.coverage(), pause);
    }

    @Override
    public void end(Place place) {
      pauses.remove(place.coverage());
    }
  }

  private final class ChangeCursorsInMemory implements ChangeCursors {

    @Override
    public void begin(Place place, ChangeCursor cursor) {
      cursors.putIfAbsent(place.coverage(), cursor);
    }

    @Override
    public Optional<ChangeCursor> find(Place place) {
      return Optional.ofNullable(cursors.get(place.coverage()));
    }

    @Override
    public void save(Place place, ChangeCursor cursor) {
      cursors.replace(place.coverage(), cursor);
    }

    @Override
    public Map<CoverageId, ChangeCursor> find(SiteId site, Set<CoverageId> coverages) {
      var found = new LinkedHashMap<>(cursors);
      found.keySet().retainAll(coverages);
      return found;
    }

    @Override
    public Map<CoverageId, Outlook> outlooks(SiteId site, Set<CoverageId> coverages) {
      Map<CoverageId, Outlook> outlooks = new HashMap<>();
      cursors.forEach((id, cursor) ->
          outlooks.put(id, new Outlook(cursor.watch().looked(), cursor.watch().problem())));
      return outlooks;
    }

    @Override
    public Map<CoverageId, Long> untoldOfEach(SiteId site, Set<CoverageId> coverages) {
      Map<CoverageId, Long> untold = new HashMap<>();
      cursors.forEach((coverage, cursor) -> untold.put(coverage, cursor.untold()));
      return untold;
    }
  }

  /** What webhooks should have told and did not, look by look. */
  final List<Long> untold = new ArrayList<>();

  private final class Registrations implements WebhookRegistrations {

    @Override
    public Optional<Registration> find(String registrationId) {
      return Optional.empty();
    }

    @Override
    public Optional<String> identifier(SiteId site, CoverageId coverage) {
      return Optional.of("jira_1");
    }

    @Override
    public void reached(Registration registration, Instant at) {}

    @Override
    public void missed(SiteId site, CoverageId coverage, long changes, Instant at) {
      untold.add(changes);
    }
  }

  private final class DueInMemory implements DurableWork {

    @Override
    public void due(String task, WorkOwner owner, Instant at) {
      due.add(task + " " + owner.key());
    }

    @Override
    public void due(Connection connection, String task, List<WorkOwner> owners, Instant at) {
      owners.forEach(owner -> due(task, owner, at));
    }

    @Override
    public void wake(String task, WorkOwner owner, Instant at) {}
  }

  ConnectionOptions options = ConnectionOptions.usual();

  private final class Connections implements ConnectionDirectory {

    @Override
    public List<ConnectionView> connections(SiteId site) {
      return List.of(connection(site, CONNECTION).orElseThrow());
    }

    @Override
    public Optional<ConnectionView> connection(SiteId site, ConnectionId connection) {
      return Optional.of(
          new ConnectionView(
              connection,
              ScopeType.PROJECT,
              URI.create("https://harness.example"),
              "acct",
              List.copyOf(covered.values()),
              ConnectionView.State.ACTIVE,
              null,
              "owner",
              null,
              new ConnectionView.Reach(null, null)));
    }

    @Override
    public ConnectionOptions options(SiteId site, ConnectionId connection) {
      return options;
    }

    @Override
    public List<EndedConnection> ended(SiteId site) {
      return List.of();
    }
  }

  private static final class PlainPages implements Pages {

    @Override
    public String branch(String repositoryUrl, String name) {
      return repositoryUrl + "/files/" + name;
    }

    @Override
    public String commit(String repositoryUrl, String sha) {
      return repositoryUrl + "/commit/" + sha;
    }

    @Override
    public String pullRequest(String repositoryUrl, long number) {
      return repositoryUrl + "/pulls/" + number;
    }

    @Override
    public String createPullRequest(String repositoryUrl, String target, String source) {
      return repositoryUrl + "/pulls/compare/" + target + "..." + source;
    }
  }
}
