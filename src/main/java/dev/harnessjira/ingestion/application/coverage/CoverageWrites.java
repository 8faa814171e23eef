package dev.harnessjira.ingestion.application.coverage;

import dev.harnessjira.ingestion.domain.Pauses;
import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.Coverage;
import dev.harnessjira.scope.Coverages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every write for a coverage: one transaction that holds the coverage and that no other writer of
 * it runs beside, so that reading rows, deciding and writing them back is one step.
 */
@Service
public class CoverageWrites {

  private final Coverages coverages;
  private final Pauses pauses;

  CoverageWrites(Coverages coverages, Pauses pauses) {
    this.coverages = coverages;
    this.pauses = pauses;
  }

  /** Empty when the coverage has ended; then nothing was done. */
  @Transactional
  public <T> Optional<T> write(Place place, Function<Coverage, T> work) {
    return hold(place).map(work);
  }

  /** False when the coverage has ended; then nothing was done. */
  @Transactional
  public boolean run(Place place, Consumer<Coverage> work) {
    var held = hold(place);
    held.ifPresent(work);
    return held.isPresent();
  }

  /** The same, when Harness has answered: a pause that there was is over. */
  @Transactional
  public boolean runAfterAnswer(Place place, Consumer<Coverage> work) {
    var held = hold(place);
    held.ifPresent(coverage -> {
      pauses.end(place);
      work.accept(coverage);
    });
    return held.isPresent();
  }

  /** Empty while the coverage is active; then nothing was done. */
  @Transactional
  public <T> Optional<T> afterEnd(Place place, Supplier<T> work) {
    return hold(place).isPresent() ? Optional.empty() : Optional.of(work.get());
  }

  /** Inside a write: holds another coverage, too; empty when it has ended. */
  public Optional<Coverage> hold(Place place) {
    // The rows of a fork may be in another coverage of the connection, which is then held second.
    // Two that want each other's first one are told so by PostgreSQL, and the work runs again.
    var coverage = coverages.hold(place.site(), place.coverage());
    coverage.ifPresent(active -> pauses.lock(place));
    return coverage;
  }
}
