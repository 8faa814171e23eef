package dev.harnessjira.ingestion.application.backfill;

import dev.harnessjira.ingestion.IngestionSettings;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.backfill.Backfill;
import dev.harnessjira.ingestion.domain.backfill.BackfillStates;
import dev.harnessjira.ingestion.domain.backfill.RepositoryBackfill;
import dev.harnessjira.ingestion.domain.backfill.Tally;
import dev.harnessjira.ingestion.domain.state.KnownRepository;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionId;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Has backfills begun, each inside the caller's transaction; never twice at once for the same. */
@Service
public class BeginBackfills {

  private final BackfillStates states;
  private final WorkToDo work;
  private final IngestionSettings settings;
  private final Clock clock;

  BeginBackfills(BackfillStates states, WorkToDo work, IngestionSettings settings, Clock clock) {
    this.states = states;
    this.work = work;
    this.settings = settings;
    this.clock = clock;
  }

  /** Begins a run, unless one is going on. */
  public void begin(Place place, ConnectionId connection) {
    var now = states.find(place);
    if (now.isEmpty() || isOver(place, now.get())) {
      beginAnew(place, connection);
    }
    work.due(WorkToDo.BACKFILL, place);
  }

  /** Begins a run, and one that is going on from its beginning: there is more to find now. */
  public void beginAnew(Place place, ConnectionId connection) {
    save(place, connection, states.find(place).map(Backfill::run).orElse(0) + 1);
    work.due(WorkToDo.BACKFILL, place);
  }

  private boolean isOver(Place place, Backfill backfill) {
    return backfill.hasWalked() && states.next(place, clock.instant()).isEmpty();
  }

  private void save(Place place, ConnectionId connection, int run) {
    var at = clock.instant();
    var horizon = at.minus(settings.backfillHistory());
    states.save(place, connection, Backfill.beginning(run, at, horizon));
  }

  /** One repository, from its beginning, whatever was read of it before. */
  public void begin(Place place, ConnectionId connection, KnownRepository repository) {
    var at = clock.instant();
    if (states.find(place).isEmpty()) {
      save(place, connection, 1);
    }
    var now = states.find(place).map(state -> state.achieved(Tally.NOTHING, at)).orElseThrow();
    var alone =
        states
            .repository(place, repository.id())
            .map(RepositoryBackfill::again)
            .orElseGet(
                () -> RepositoryBackfill.alone(repository.id(), now.run(), repository.path(), at));
    states.save(place, now);
    states.save(place, alone);
    work.due(WorkToDo.BACKFILL, place);
  }
}
