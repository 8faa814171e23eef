package dev.harnessjira.ingestion.application.folding;

import dev.harnessjira.ingestion.application.coverage.CoverageWrites;
import dev.harnessjira.ingestion.application.keeping.TakeNotice;
import dev.harnessjira.ingestion.application.schedule.KeepChanges;
import dev.harnessjira.ingestion.domain.intake.Deliveries;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Fate;
import dev.harnessjira.ingestion.domain.intake.Deliveries.Stored;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader;
import dev.harnessjira.ingestion.domain.reading.DeliveryReader.Reading;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.springframework.stereotype.Service;

/** Folds stored deliveries into what is known, a batch in a transaction. */
@Service
class FoldDeliveries {

  /** Deliveries of a batch; a delivery may have megabytes. */
  static final int BATCH = 50;

  private final CoverageWrites writes;
  private final Deliveries deliveries;
  private final DeliveryReader reader;
  private final TakeNotice takeNotice;
  private final KeepChanges changes;

  FoldDeliveries(
      CoverageWrites writes,
      Deliveries deliveries,
      DeliveryReader reader,
      TakeNotice takeNotice,
      KeepChanges changes) {
    this.writes = writes;
    this.deliveries = deliveries;
    this.reader = reader;
    this.takeNotice = takeNotice;
    this.changes = changes;
  }

  /** How many were folded; empty when the coverage has ended. */
  public OptionalInt fold(Place place) {
    return writes
        .write(place, coverage -> batch(place, coverage))
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private int batch(Place place, Coverage coverage) {
    var batch = deliveries.unfolded(place.site(), place.coverage(), BATCH);
    Map<Fate, List<Long>> fates = new EnumMap<>(Fate.class);
    for (var stored : batch) {
      fates.computeIfAbsent(fold(coverage, stored), fate -> new ArrayList<>()).add(stored.id());
    }
    fates.forEach((fate, ids) -> deliveries.folded(place.site(), place.coverage(), ids, fate));
    if (!batch.isEmpty()) {
      changes.heard(place);
    }
    return batch.size();
  }

  private Fate fold(Coverage coverage, Stored stored) {
    return switch (reader.read(stored.body())) {
      case Reading.Understood(var notice) -> {
        takeNotice.take(coverage, notice, stored.receivedAt());
        yield Fate.UNDERSTOOD;
      }
      case Reading.UnknownTrigger() -> Fate.IGNORED;
      case Reading.Unreadable() -> Fate.UNREADABLE;
    };
  }
}
