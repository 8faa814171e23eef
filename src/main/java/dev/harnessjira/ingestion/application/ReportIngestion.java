package dev.harnessjira.ingestion.application;

import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.domain.ChangeCursors;
import dev.harnessjira.ingestion.domain.Deliveries;
import dev.harnessjira.ingestion.domain.FirstReads;
import dev.harnessjira.ingestion.domain.FirstReads.FirstRead;
import dev.harnessjira.ingestion.domain.Recoveries;
import dev.harnessjira.ingestion.domain.Sweeps;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Puts the state of all coverages of a connection together. */
@Service
class ReportIngestion implements IngestionReport {

  private final ConnectionDirectory connections;
  private final Deliveries deliveries;
  private final FirstReads firstReads;
  private final ChangeCursors cursors;
  private final Recoveries recoveries;
  private final Sweeps sweeps;
  private final Transactions transactions;

  ReportIngestion(
      ConnectionDirectory connections,
      Deliveries deliveries,
      FirstReads firstReads,
      ChangeCursors cursors,
      Recoveries recoveries,
      Sweeps sweeps,
      Transactions transactions) {
    this.connections = connections;
    this.deliveries = deliveries;
    this.firstReads = firstReads;
    this.cursors = cursors;
    this.recoveries = recoveries;
    this.sweeps = sweeps;
    this.transactions = transactions;
  }

  @Override
  public IngestionStatus status(SiteId site, ConnectionId connection) {
    return transactions.inSite(site.value(), () -> inTransaction(site, connection));
  }

  private IngestionStatus inTransaction(SiteId site, ConnectionId connection) {
    var coverages = coverages(site, connection);
    var counts = deliveries.counts(site, coverages);
    var outlook = cursors.outlook(site, coverages);
    return new IngestionStatus(
        counts.lastEvent(),
        counts.waiting(),
        counts.ignored(),
        counts.unreadable(),
        together(firstReads.ofConnection(site, connection)),
        cursors.untold(site, coverages),
        recoveries.recovered(site, coverages),
        sweeps.repaired(site, coverages),
        outlook.looked(),
        outlook.problem());
  }

  private Set<CoverageId> coverages(SiteId site, ConnectionId connection) {
    return connections.connection(site, connection).stream()
        .flatMap(view -> view.coverages().stream())
        .map(Coverage::id)
        .collect(Collectors.toSet());
  }

  /** As far as the one that is least far. */
  static IngestionStatus.FirstRead together(List<FirstRead> reads) {
    var problem =
        reads.stream()
            .filter(read -> read.progress() == Progress.HELD_UP)
            .map(FirstRead::problem)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(" "));
    return new IngestionStatus.FirstRead(
        progress(reads.stream().map(FirstRead::progress).collect(Collectors.toSet())),
        reads.stream().mapToInt(FirstRead::pullRequests).sum(),
        reads.stream().mapToInt(FirstRead::namingAnIssue).sum(),
        problem.isEmpty() ? null : problem);
  }

  private static Progress progress(Set<Progress> all) {
    if (all.contains(Progress.HELD_UP)) {
      return Progress.HELD_UP;
    }
    if (all.contains(Progress.RUNNING)) {
      return Progress.RUNNING;
    }
    return all.isEmpty() ? Progress.NONE : Progress.DONE;
  }
}
