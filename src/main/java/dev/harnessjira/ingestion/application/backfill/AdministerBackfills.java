package dev.harnessjira.ingestion.application.backfill;

import static java.util.Comparator.comparing;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.Backfills;
import dev.harnessjira.ingestion.FailedRepository;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.domain.Repositories;
import dev.harnessjira.ingestion.domain.backfill.BackfillReckoning;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Shows how far backfills are, and has them begun again. */
@Service
class AdministerBackfills implements Backfills {

  private final BackfillStates states;
  private final BeginBackfills begin;
  private final CoverageWrites writes;
  private final Repositories repositories;
  private final ConnectionDirectory connections;
  private final Transactions transactions;
  private final Clock clock;

  AdministerBackfills(
      BackfillStates states,
      BeginBackfills begin,
      CoverageWrites writes,
      Repositories repositories,
      ConnectionDirectory connections,
      Transactions transactions,
      Clock clock) {
    this.states = states;
    this.begin = begin;
    this.writes = writes;
    this.repositories = repositories;
    this.connections = connections;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Map<ConnectionId, BackfillStatus> statuses(SiteId site, Collection<ConnectionId> wanted) {
    var now = clock.instant();
    return transactions
        .inSite(site.value(), () -> states.standings(site, wanted))
        .entrySet()
        .stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, found -> new BackfillReckoning(found.getValue(), now).status()));
  }

  @Override
  public List<FailedRepository> failed(SiteId site, ConnectionId connection) {
    return transactions.inSite(site.value(), () -> states.failed(site, connection));
  }

  @Override
  public boolean start(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            connections.connection(site, connection).stream()
                    .flatMap(view -> view.coverages().stream())
                    .sorted(comparing(it -> it.id().value()))
                    .filter(this::start)
                    .count()
                > 0);
  }

  private boolean start(Coverage coverage) {
    return writes.run(Place.of(coverage), held -> begin.begin(Place.of(held), held.connection()));
  }

  @Override
  public boolean start(SiteId site, CoverageId coverage, long repository) {
    return transactions.inSite(site.value(), () -> again(new Place(site, coverage), repository));
  }

  private boolean again(Place place, long repository) {
    return writes
        .write(
            place,
            coverage -> {
              var known = repositories.find(place, repository);
              known.ifPresent(it -> begin.begin(place, coverage.connection(), it));
              return known.isPresent();
            })
        .orElse(false);
  }

  @Override
  public int retryFailed(SiteId site, ConnectionId connection) {
    return transactions.inSite(
        site.value(),
        () ->
            (int)
                states.failed(site, connection).stream()
                    .filter(it -> again(new Place(site, it.coverage()), it.repository()))
                    .count());
  }
}
