package dev.harnessjira.ingestion.application.sweeping;

import dev.harnessjira.ingestion.ComparisonWithHarness;
import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.tenancy.SiteId;
import org.springframework.stereotype.Service;

/** Has all that is covered for a site swept now. */
@Service
class SweepSite implements ComparisonWithHarness {

  private final ConnectionDirectory connections;
  private final CoverageWrites writes;
  private final KeepSweeps sweeps;
  private final Transactions transactions;

  SweepSite(
      ConnectionDirectory connections,
      CoverageWrites writes,
      KeepSweeps sweeps,
      Transactions transactions) {
    this.connections = connections;
    this.writes = writes;
    this.sweeps = sweeps;
    this.transactions = transactions;
  }

  @Override
  public void now(SiteId site) {
    transactions.runInSite(
        site.value(),
        () ->
            connections.connections(site).stream()
                .flatMap(connection -> connection.coverages().stream())
                .map(Place::of)
                .forEach(place -> writes.run(place, held -> sweeps.soon(place))));
  }
}
