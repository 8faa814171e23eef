package dev.harnessjira.ingestion.application.intake;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.coverage.WorkToDo;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.isolation.Transactions;
import dev.harnessjira.scope.WebhookRegistrations;
import dev.harnessjira.scope.WebhookRegistrations.Registration;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import org.springframework.stereotype.Service;

/**
 * Has deliveries that were answered 503 recovered from Harness's own record, which shows them as
 * failed, once the database can be asked again.
 */
@Service
public class RecoverTurnedAway {

  /** Harness notes a failure after it was answered. */
  private static final Duration NOTED = Duration.ofSeconds(5);

  private final TurnedAway turnedAway;
  private final WebhookRegistrations registrations;
  private final CoverageWrites writes;
  private final Transactions transactions;
  private final WorkToDo work;
  private final Clock clock;

  RecoverTurnedAway(
      TurnedAway turnedAway,
      WebhookRegistrations registrations,
      CoverageWrites writes,
      Transactions transactions,
      WorkToDo work,
      Clock clock) {
    this.turnedAway = turnedAway;
    this.registrations = registrations;
    this.writes = writes;
    this.transactions = transactions;
    this.work = work;
    this.clock = clock;
  }

  /** Fails while the database is away; then what is left is remembered. */
  public void recover() {
    var left = new ArrayDeque<>(turnedAway.take());
    try {
      while (!left.isEmpty()) {
        registrations.find(left.element()).ifPresent(this::due);
        left.remove();
      }
    } finally {
      left.forEach(turnedAway::note);
    }
  }

  private void due(Registration registration) {
    var place = Place.of(registration.coverage());
    var noted = clock.instant().plus(NOTED);
    transactions.runInSite(
        place.site().value(),
        () -> writes.run(place, held -> work.due(WorkToDo.RECOVER, place, noted)));
  }
}
