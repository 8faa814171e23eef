package dev.harnessjira.ingestion.application.reporting;

import dev.harnessjira.ingestion.DevelopmentTrace;
import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.application.announcing.Announcements;
import dev.harnessjira.ingestion.application.announcing.PlacesThatCount;
import dev.harnessjira.ingestion.application.coverage.KnownCode;
import dev.harnessjira.ingestion.application.keeping.WantRead;
import dev.harnessjira.ingestion.domain.Changes;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.Pauses.Pause;
import dev.harnessjira.ingestion.domain.Snapshots;
import dev.harnessjira.ingestion.domain.linking.KeyOrigins;
import dev.harnessjira.ingestion.domain.linking.Snapshot;
import dev.harnessjira.ingestion.domain.state.Freshness;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Says what is known of single entities, from the rows. */
@Service
class TraceDevelopment implements DevelopmentTrace {

  private final KnownCode code;
  private final Snapshots snapshots;
  private final PlacesThatCount places;
  private final Announcements announcements;
  private final Pauses pauses;
  private final WantRead wantRead;
  private final ConnectionDirectory connections;
  private final Transactions transactions;

  TraceDevelopment(
      KnownCode code,
      Snapshots snapshots,
      PlacesThatCount places,
      Announcements announcements,
      Pauses pauses,
      WantRead wantRead,
      ConnectionDirectory connections,
      Transactions transactions) {
    this.code = code;
    this.snapshots = snapshots;
    this.places = places;
    this.announcements = announcements;
    this.pauses = pauses;
    this.wantRead = wantRead;
    this.connections = connections;
    this.transactions = transactions;
  }

  @Override
  public List<Known> repositories(SiteId site, Collection<String> pathsOrPages) {
    var wanted =
        pathsOrPages.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return in(
        site,
        () ->
            code.repositories().named(site, wanted).stream()
                .filter(known -> active(site).contains(known.coverage()))
                .toList());
  }

  private Set<CoverageId> active(SiteId site) {
    return connections.connections(site).stream()
        .flatMap(view -> view.coverages().stream())
        .map(Coverage::id)
        .collect(Collectors.toSet());
  }

  @Override
  public List<Traced> trace(SiteId site, CoverageId coverage, Set<EntityRef> entities) {
    var place = new Place(site, coverage);
    return in(
        site,
        () -> {
          var snapshot = snapshots.around(place, entities);
          var origins = new KeyOrigins(places.in(place));
          var paused = pauses.find(place).map(Pause::until).orElse(null);
          return entities.stream()
              .flatMap(ref -> traced(snapshot, origins, paused, ref).stream())
              .toList();
        });
  }

  private static Optional<Traced> traced(
      Snapshot snapshot, KeyOrigins origins, @Nullable Instant paused, EntityRef ref) {
    var keys = origins.of(snapshot, ref);
    return switch (ref) {
      case EntityRef.PullRequest pull ->
          Optional.ofNullable(snapshot.pullRequests().get(pull))
              .map(known ->
                  new Traced(
                      ref,
                      known.facts().titleOrEmpty(),
                      true,
                      keys,
                      heard(known.freshness(), paused)));
      case EntityRef.Branch branch ->
          Optional.ofNullable(snapshot.branches().get(branch))
              .map(known ->
                  new Traced(
                      ref,
                      known.origin().name(),
                      known.exists(),
                      keys,
                      heard(known.freshness(), paused)));
      case EntityRef.Commit commit ->
          Optional.ofNullable(snapshot.commits().get(commit))
              .map(known ->
                  new Traced(
                      ref,
                      known.message().lines().findFirst().orElse(known.sha()),
                      true,
                      keys,
                      null));
    };
  }

  private static Heard heard(Freshness freshness, @Nullable Instant paused) {
    var notBefore = later(freshness.retryAt(), paused);
    return new Heard(
        freshness.since(),
        freshness.cause(),
        freshness.stale(),
        freshness.attempts(),
        freshness.stale() ? notBefore : null);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  @Override
  public Map<CoverageId, Set<EntityRef>> around(
      SiteId site, CoverageId coverage, EntityRef entity) {
    var place = new Place(site, coverage);
    var changes = new Changes();
    changes.add(coverage, entity);
    return in(
        site,
        () -> {
          switch (entity) {
            case EntityRef.PullRequest pull ->
                code.pullRequests()
                    .find(place, pull)
                    .ifPresent(
                        (KnownPullRequest known) -> announcements.collect(changes, place, known));
            case EntityRef.Branch branch ->
                code.branches()
                    .find(place, branch)
                    .ifPresent((KnownBranch known) -> announcements.collect(changes, place, known));
            case EntityRef.Commit commit -> {}
          }
          return changes.entities();
        });
  }

  @Override
  public boolean readAgain(SiteId site, CoverageId coverage, EntityRef entity) {
    return in(site, () -> wantRead.of(new Place(site, coverage), entity));
  }

  private <T> T in(SiteId site, Supplier<T> work) {
    return transactions.inSite(site.value(), work);
  }
}
