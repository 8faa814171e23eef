package dev.harnessjira.ingestion.application.schedule;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.missed.Recoveries;
import dev.harnessjira.ingestion.domain.missed.Recoveries.Recovery;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.ConnectionDirectory;
import dev.harnessjira.scope.Coverage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/** Keeps what was recovered of failed deliveries, and says when to look for some. */
@Service
public class KeepRecoveries {

  /** What no webhook told makes one look, and not again before this. */
  private static final Duration AFTER_UNTOLD = Duration.ofMinutes(10);

  /** As often while Harness's last delivery failed. */
  private static final Duration WHILE_FAILING = Duration.ofHours(1);

  private final CoverageWrites writes;
  private final Recoveries recoveries;
  private final ConnectionDirectory connections;
  private final WorkToDo work;
  private final Clock clock;

  KeepRecoveries(
      CoverageWrites writes,
      Recoveries recoveries,
      ConnectionDirectory connections,
      WorkToDo work,
      Clock clock) {
    this.writes = writes;
    this.recoveries = recoveries;
    this.connections = connections;
    this.work = work;
    this.clock = clock;
  }

  /** In the publisher's transaction. */
  public void soon(Place place) {
    work.due(WorkToDo.RECOVER, place);
  }

  /** Inside a write: the change cursor found what no webhook told. */
  public void untold(Place place) {
    var looked = recoveries.find(place).looked();
    var now = clock.instant();
    var at = looked == null ? now : looked.plus(AFTER_UNTOLD);
    work.due(WorkToDo.RECOVER, place, at.isAfter(now) ? at : now);
  }

  /** Harness's own record of the webhook may say that its last delivery failed. */
  public void whileFailing(Coverage coverage) {
    var failing =
        connections
            .connection(coverage.site(), coverage.connection())
            .filter(view -> view.reach().harnessError() != null)
            .isPresent();
    if (failing) {
      var place = Place.of(coverage);
      writes.run(place, held -> dueWhileFailing(place, clock.instant()));
    }
  }

  private void dueWhileFailing(Place place, Instant now) {
    var looked = recoveries.find(place).looked();
    if (looked == null || !looked.isAfter(now.minus(WHILE_FAILING))) {
      soon(place);
    }
  }

  public Recovery find(Place place) {
    return writes.write(place, held -> recoveries.find(place)).orElse(Recovery.NONE);
  }

  public void change(Place place, UnaryOperator<Recovery> step) {
    writes.run(place, held -> recoveries.save(place, step.apply(recoveries.find(place))));
  }
}
