package dev.harnessjira.ingestion.application.reporting;

import dev.harnessjira.ingestion.BackfillStatus;
import dev.harnessjira.ingestion.IngestionReport;
import dev.harnessjira.ingestion.IngestionStatus;
import dev.harnessjira.ingestion.IngestionStatus.FirstRead;
import dev.harnessjira.ingestion.IngestionStatus.Progress;
import dev.harnessjira.ingestion.domain.backfill.BackfillReckoning;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates.Standing;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Counts;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors;
import dev.harnessjira.ingestion.domain.missed.ChangeCursors.Outlook;
import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.missed.Sweeps;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.scope.Coverages;
import dev.harnessjira.tenancy.SiteId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts the state of all coverages of a connection together. */
@Service
class ReportIngestion implements IngestionReport {

  private final Coverages active;
  private final Deliveries deliveries;
  private final BackfillStates backfills;
  private final ChangeCursors cursors;
  private final Recoveries recoveries;
  private final Sweeps sweeps;
  private final Transactions transactions;
  private final Clock clock;

  ReportIngestion(
      Coverages active,
      Deliveries deliveries,
      BackfillStates backfills,
      ChangeCursors cursors,
      Recoveries recoveries,
      Sweeps sweeps,
      Transactions transactions,
      Clock clock) {
    this.active = active;
    this.deliveries = deliveries;
    this.backfills = backfills;
    this.cursors = cursors;
    this.recoveries = recoveries;
    this.sweeps = sweeps;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public IngestionStatus status(SiteId site, ConnectionId connection) {
    return statuses(site, List.of(connection)).getOrDefault(connection, NOTHING);
  }

  private static final IngestionStatus NOTHING =
      new IngestionStatus(null, 0, 0, 0, new FirstRead(Progress.NONE, 0, 0, null));

  @Override
  public Map<ConnectionId, IngestionStatus> statuses(SiteId site, Collection<ConnectionId> wanted) {
    return transactions.inSite(site.value(), () -> inTransaction(site, Set.copyOf(wanted)));
  }

  private Map<ConnectionId, IngestionStatus> inTransaction(SiteId site, Set<ConnectionId> wanted) {
    var covered =
        active.of(site, wanted).stream()
            .collect(
                Collectors.groupingBy(
                    Coverage::connection, Collectors.mapping(Coverage::id, Collectors.toSet())));
    var coverages = covered.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    var counts = deliveries.countsOfEach(site, coverages);
    var missed = missed(site, coverages);
    var standings = backfills.standings(site, wanted);
    return wanted.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                id -> {
                  var own = covered.getOrDefault(id, Set.of());
                  return status(
                      counts(own, counts),
                      standings.getOrDefault(id, List.of()),
                      Missed.together(own, missed));
                }));
  }

  private static Counts counts(Set<CoverageId> coverages, Map<CoverageId, Counts> counts) {
    return coverages.stream()
        .map(id -> counts.getOrDefault(id, Counts.NONE))
        .reduce(Counts.NONE, Counts::and);
  }

  private Map<CoverageId, Missed> missed(SiteId site, Set<CoverageId> coverages) {
    var untold = cursors.untoldOfEach(site, coverages);
    var recovered = recoveries.recovered(site, coverages);
    var repaired = sweeps.repaired(site, coverages);
    var outlooks = cursors.outlooks(site, coverages);
    Map<CoverageId, Missed> missed = new HashMap<>();
    outlooks.forEach((id, outlook) ->
        missed.put(
            id,
            new Missed(
                untold.getOrDefault(id, 0L),
                recovered.getOrDefault(id, 0L),
                repaired.getOrDefault(id, 0L),
                outlook)));
    return missed;
  }

  /** What no webhook told in time. */
  private record Missed(long untold, long recovered, long repaired, Outlook outlook) {

    private static final Missed NOTHING = new Missed(0, 0, 0, new Outlook(null, null));

    /** The outlook of the one that was looked at the longest ago, and the first problem. */
    static Missed together(Set<CoverageId> coverages, Map<CoverageId, Missed> missed) {
      var all = coverages.stream().flatMap(id -> Stream.ofNullable(missed.get(id))).toList();
      return all.isEmpty()
          ? NOTHING
          : new Missed(
              all.stream().mapToLong(Missed::untold).sum(),
              all.stream().mapToLong(Missed::recovered).sum(),
              all.stream().mapToLong(Missed::repaired).sum(),
              new Outlook(looked(all), problem(all)));
    }

    private static @Nullable Instant looked(List<Missed> all) {
      return all.stream().anyMatch(one -> one.outlook().looked() == null)
          ? null
          : all.stream()
              .flatMap(one -> Stream.ofNullable(one.outlook().looked()))
              .min(Comparator.naturalOrder())
              .orElse(null);
    }

    private static @Nullable String problem(List<Missed> all) {
      return all.stream()
          .flatMap(one -> Stream.ofNullable(one.outlook().problem()))
          .findFirst()
          .orElse(null);
    }
  }

  private IngestionStatus status(Counts counts, List<Standing> standings, Missed missed) {
    return new IngestionStatus(
        counts.lastEvent(),
        counts.waiting(),
        counts.ignored(),
        counts.unreadable(),
        firstRead(standings),
        missed.untold(),
        missed.recovered(),
        missed.repaired(),
        missed.outlook().looked(),
        missed.outlook().problem());
  }

  private FirstRead firstRead(List<Standing> standings) {
    var status = new BackfillReckoning(standings, clock.instant()).status();
    return new FirstRead(
        progress(status.progress()),
        standings.stream().mapToInt(one -> one.backfill().tally().open()).sum(),
        standings.stream().mapToInt(one -> one.backfill().tally().openNaming()).sum(),
        status.problem());
  }

  private static Progress progress(BackfillStatus.Progress progress) {
    return switch (progress) {
      case NONE -> Progress.NONE;
      case HELD_UP -> Progress.HELD_UP;
      case DONE -> Progress.DONE;
      case LISTING_REPOSITORIES, READING_OPEN, READING_BRANCHES, READING_HISTORY, STALLED ->
          Progress.RUNNING;
    };
  }
}
