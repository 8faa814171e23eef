package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Failure;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill.Stage;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far backfills are, in maps; of one connection. */
final class InMemoryBackfills implements BackfillStates {

  final Map<CoverageId, Backfill> coverages = new HashMap<>();
  final Map<CoverageId, Map<Long, RepositoryBackfill>> repositories = new HashMap<>();

  private Map<Long, RepositoryBackfill> of(CoverageId coverage) {
    return repositories.computeIfAbsent(coverage, any -> new HashMap<>());
  }

  @Override
  public Optional<Backfill> find(Place place) {
    return Optional.ofNullable(coverages.get(place.coverage()));
  }

  @Override
  public void save(Place place, ConnectionId connection, Backfill backfill) {
    coverages.put(place.coverage(), backfill);
  }

  @Override
  public void save(Place place, Backfill backfill) {
    coverages.replace(place.coverage(), backfill);
  }

  @Override
  public Optional<RepositoryBackfill> repository(Place place, long repository) {
    return Optional.ofNullable(of(place.coverage()).get(repository));
  }

  @Override
  public void save(Place place, RepositoryBackfill repository) {
    of(place.coverage()).put(repository.repository(), repository);
  }

  @Override
  public void forgetListedBefore(Place place, int run) {
    of(place.coverage()).values().removeIf(one -> one.run() < run);
  }

  @Override
  public Optional<RepositoryBackfill> next(Place place, Instant now) {
    return of(place.coverage()).values().stream()
        .filter(one -> one.stage() != Stage.DONE && isDue(one.failure(), now))
        .max(Comparator.comparing(RepositoryBackfill::active));
  }

  private static boolean isDue(@Nullable Failure failure, Instant now) {
    var retry = failure == null ? now : failure.retry();
    return retry != null && !retry.isAfter(now);
  }

  @Override
  public @Nullable Instant nextRetry(Place place) {
    return of(place.coverage()).values().stream()
        .flatMap(one -> Stream.ofNullable(one.failure()))
        .flatMap(failure -> Stream.ofNullable(failure.retry()))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  @Override
  public List<FailedRepository> failed(SiteId site, ConnectionId connection) {
    return repositories.entrySet().stream()
        .flatMap(entry ->
            entry.getValue().values().stream()
                .filter(one -> one.failure() != null)
                .map(one -> failed(entry.getKey(), one)))
        .toList();
  }

  private static FailedRepository failed(CoverageId coverage, RepositoryBackfill one) {
    var failure = Objects.requireNonNull(one.failure());
    return new FailedRepository(
        coverage, one.repository(), one.path(), failure.reason(), failure.words(), failure.at());
  }

  @Override
  public Map<ConnectionId, List<Standing>> standings(
      SiteId site, Collection<ConnectionId> connections) {
    var standings =
        coverages.entrySet().stream()
            .map(entry -> standing(entry.getValue(), of(entry.getKey()).values()))
            .toList();
    return Map.of(connections.iterator().next(), standings);
  }

  private static Standing standing(Backfill backfill, Collection<RepositoryBackfill> all) {
    var failed = (int) all.stream().filter(one -> one.failure() != null).count();
    var done = (int) all.stream().filter(one -> one.stage() == Stage.DONE).count();
    return new Standing(
        backfill,
        all.size(),
        done,
        failed,
        all.stream().mapToLong(one -> one.expected().open()).sum(),
        all.stream().mapToLong(one -> one.expected().past()).sum());
  }
}
