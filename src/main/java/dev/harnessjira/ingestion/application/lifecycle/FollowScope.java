package dev.harnessjira.ingestion.application.lifecycle;

import dev.harnessjira.ingestion.application.backfill.BeginBackfills;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.application.schedule.KeepRecoveries;
import dev.harnessjira.ingestion.application.schedule.KeepSweeps;
import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.ConnectionId;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Begins, resumes and ends work when what is covered, or the access to it, changes. */
@Service
public class FollowScope {

  private final BeginBackfills backfills;
  private final Pauses pauses;
  private final KeepChanges changes;
  private final KeepRecoveries recoveries;
  private final KeepSweeps sweeps;
  private final ConnectionDirectory connections;
  private final WorkToDo work;

  FollowScope(
      BeginBackfills backfills,
      Pauses pauses,
      KeepChanges changes,
      KeepRecoveries recoveries,
      KeepSweeps sweeps,
      ConnectionDirectory connections,
      WorkToDo work) {
    this.backfills = backfills;
    this.pauses = pauses;
    this.changes = changes;
    this.recoveries = recoveries;
    this.sweeps = sweeps;
    this.connections = connections;
    this.work = work;
  }

  public void covered(SiteId site, ConnectionId connection, Set<CoverageId> coverages) {
    for (var coverage : coverages) {
      backfills.begin(new Place(site, coverage), connection);
    }
  }

  /** What a backfill passed over because it named no issue may name one now. */
  public void moreCounts(SiteId site, ConnectionId connection, Set<CoverageId> coverages) {
    for (var coverage : coverages) {
      backfills.beginAnew(new Place(site, coverage), connection);
    }
  }

  public void ended(SiteId site, Set<CoverageId> coverages) {
    coverages.forEach(coverage -> work.due(WorkToDo.FORGET, new Place(site, coverage)));
  }

  public void accessRestored(SiteId site, ConnectionId connection) {
    connections
        .connection(site, connection)
        .ifPresent(view -> view.coverages().forEach(coverage -> resume(Place.of(coverage))));
  }

  private void resume(Place place) {
    pauses.end(place);
    work.due(WorkToDo.FOLD, place);
    work.due(WorkToDo.BACKFILL, place);
    changes.resume(place);
    recoveries.soon(place);
  }

  /** Another way of being fed: what was missed while it was switched is looked for. */
  public void optionsChanged(SiteId site, Set<CoverageId> coverages, boolean otherWay) {
    if (otherWay) {
      coverages.forEach(coverage -> {
        var place = new Place(site, coverage);
        changes.resume(place);
        sweeps.soon(place);
      });
    }
  }

  /** Its repositories have other paths now. */
  public void moved(SiteId site, CoverageId coverage) {
    var place = new Place(site, coverage);
    changes.resume(place);
    sweeps.soon(place);
  }
}
