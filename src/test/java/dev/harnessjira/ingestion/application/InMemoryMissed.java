package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.EntityRef;
import dev.harnessjira.ingestion.domain.leaving.Departures;
import dev.harnessjira.ingestion.domain.leaving.Forgetting.Batch;
import dev.harnessjira.ingestion.domain.leaving.RepositoryForgetting;
import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.ingestion.domain.missed.SweptCode;
import dev.harnessjira.ingestion.domain.reading.HarnessLists.ListedRepository;
import dev.harnessjira.ingestion.domain.state.KnownBranch;
import dev.harnessjira.ingestion.domain.state.KnownPullRequest;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is kept of repositories that left, of sweeps and of recoveries, in maps; one coverage. */
final class InMemoryMissed {

  private final InMemoryCode code;
  final Map<Long, Departures.Departure> departed = new HashMap<>();
  final Set<Long> unforgotten = new HashSet<>();
  final Set<Long> arrived = new HashSet<>();
  final Set<Long> doubted = new LinkedHashSet<>();
  final Map<Long, Long> pushed = new HashMap<>();
  final Map<Long, Long> compared = new HashMap<>();
  final Map<Long, Instant> listed = new HashMap<>();
  final Set<EntityRef.PullRequest> seen = new HashSet<>();
  Sweeps.@Nullable Sweep sweep;
  Recoveries.Recovery recovery = Recoveries.Recovery.NONE;

  InMemoryMissed(InMemoryCode code) {
    this.code = code;
  }

  final class Left implements Departures {

    @Override
    public boolean isDeparted(Place place, long repository) {
      return departed.containsKey(repository);
    }

    @Override
    public void left(Place place, Departure departure) {
      departed.put(departure.repository(), departure);
      unforgotten.add(departure.repository());
    }

    @Override
    public Optional<Long> unforgotten(Place place) {
      return unforgotten.stream().findFirst();
    }

    @Override
    public void forgotten(Place place, long repository) {
      unforgotten.remove(repository);
    }

    @Override
    public void arrived(Place place, long repository, Instant at) {
      returned(place, repository);
      arrived.add(repository);
    }

    @Override
    public void returned(Place place, long repository) {
      departed.remove(repository);
    }

    @Override
    public void doubt(Place place, long repository, Instant at) {
      doubted.add(repository);
    }

    @Override
    public List<Long> doubted(Place place, Instant by, int most) {
      return List.copyOf(doubted);
    }

    @Override
    public void settled(Place place, long repository) {
      doubted.remove(repository);
    }
  }

  final class Gone implements RepositoryForgetting {

    @Override
    public void hide(Place place, long repository) {
      code.repositories
          .keySet()
          .removeIf(key -> key.coverage().equals(place.coverage()) && key.ref() == repository);
      pushed.remove(repository);
      compared.remove(repository);
      listed.remove(repository);
    }

    @Override
    public Batch forget(Place place, long repository, int most) {
      var before = code.known(place).size();
      code.pullRequests.keySet().removeIf(key -> key.ref().repository() == repository);
      code.contained.keySet().removeIf(key -> key.ref().repository() == repository);
      code.branches.keySet().removeIf(key -> key.ref().repository() == repository);
      code.commits.keySet().removeIf(key -> key.ref().repository() == repository);
      return new Batch(code.known(place).size() < before, Map.of());
    }

    @Override
    public List<FromFork> from(Place place, long repository) {
      return List.of();
    }
  }

  final class Swept implements SweptCode {

    @Override
    public void listed(Place place, ListedRepository found, Instant at) {
      listed.put(found.repository().id(), at);
      pushed.put(found.repository().id(), found.pushed());
    }

    @Override
    public boolean pushed(Place place, ListedRepository found) {
      var before = pushed.put(found.repository().id(), found.pushed());
      return before == null || before < found.pushed();
    }

    @Override
    public boolean isListed(Place place, long repository) {
      return listed.containsKey(repository);
    }

    @Override
    public List<KnownRepository> unlisted(Place place, Instant since, long after, int most) {
      return code.repositories.entrySet().stream()
          .filter(entry -> entry.getKey().coverage().equals(place.coverage()))
          .map(Map.Entry::getValue)
          .filter(it -> it.id() > after)
          .filter(it -> listed.getOrDefault(it.id(), Instant.MIN).isBefore(since))
          .sorted(Comparator.comparing(KnownRepository::id))
          .limit(most)
          .toList();
    }

    @Override
    public List<Pushed> toCompare(Place place, int most) {
      return pushed.entrySet().stream()
          .filter(entry -> entry.getValue() > compared.getOrDefault(entry.getKey(), 0L))
          .flatMap(entry ->
              code.find(place, entry.getKey()).stream()
                  .map(repository -> new Pushed(repository, entry.getValue())))
          .limit(most)
          .toList();
    }

    @Override
    public void compared(Place place, long repository, long push) {
      compared.put(repository, push);
    }

    @Override
    public List<KnownBranch> branches(Place place, long repository) {
      return code.branches.values().stream()
          .filter(branch -> branch.ref().repository() == repository && branch.exists())
          .toList();
    }

    @Override
    public void seen(Place place, Collection<EntityRef.PullRequest> pullRequests) {
      seen.addAll(pullRequests);
    }

    @Override
    public List<KnownPullRequest> unseenOpen(Place place, Instant before, int most) {
      return code.pullRequests.values().stream()
          .filter(pull -> pull.facts().open() && !pull.freshness().stale())
          .filter(pull -> pull.freshness().since().isBefore(before))
          .filter(pull -> !seen.contains(pull.ref()))
          .limit(most)
          .toList();
    }

    @Override
    public void forgetSeen(Place place) {
      seen.clear();
    }
  }

  final class Nights implements Sweeps {

    @Override
    public Optional<Sweep> find(Place place) {
      return Optional.ofNullable(sweep);
    }

    @Override
    public void save(Place place, Sweep now) {
      sweep = now;
    }

    @Override
    public Map<CoverageId, Long> repaired(SiteId site, Set<CoverageId> coverages) {
      return Map.of();
    }
  }

  final class Recovered implements Recoveries {

    @Override
    public Recovery find(Place place) {
      return recovery;
    }

    @Override
    public void save(Place place, Recovery now) {
      recovery = now;
    }

    @Override
    public Map<CoverageId, Long> recovered(SiteId site, Set<CoverageId> coverages) {
      return Map.of();
    }
  }
}
