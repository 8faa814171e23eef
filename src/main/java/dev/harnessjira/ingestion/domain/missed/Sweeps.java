package dev.harnessjira.ingestion.domain.missed;

import dev.harnessjira.ingestion.domain.state.Place;
import dev.harnessjira.scope.CoverageId;
import dev.harnessjira.tenancy.SiteId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the sweeps of coverages are; each call joins the current transaction of the site. */
public interface Sweeps {

  Optional<Sweep> find(Place place);

  void save(Place place, Sweep sweep);

  /** How many differences the sweeps of the coverages found and ordered to be read anew. */
  Map<CoverageId, Long> repaired(SiteId site, Set<CoverageId> coverages);

  /** What a sweep compares, in this order. */
  enum Phase {
    IDLE,
    REPOSITORIES,
    /** Repositories that are known and that no list showed. */
    VANISHED,
    PULL_REQUESTS,
    /** Pull requests that are known as open and that no list showed. */
    CLOSED,
    BRANCHES
  }

  /**
   * A sweep; {@code position} is the next page of repositories, the last one that vanished, or the
   * time of Harness's before which pull requests are walked on; {@code swept} is when one ended
   * last, {@code next} when one begins.
   */
  record Sweep(
      Phase phase,
      @Nullable Long position,
      @Nullable Instant began,
      @Nullable Instant swept,
      Instant next,
      int attempts,
      long repaired) {

    public static Sweep idle(Instant next) {
      return new Sweep(Phase.IDLE, null, null, null, next, 0, 0);
    }

    public Sweep beginning(Instant now, Instant following) {
      return new Sweep(Phase.REPOSITORIES, 1L, now, swept, following, 0, repaired);
    }

    public Sweep at(Phase other, @Nullable Long there) {
      return new Sweep(other, there, began, swept, next, 0, repaired);
    }

    public Sweep counting(long more) {
      return new Sweep(phase, position, began, swept, next, attempts, repaired + more);
    }

    public Sweep soon(Instant now) {
      return new Sweep(phase, position, began, swept, now, attempts, repaired);
    }

    public Sweep failed() {
      return new Sweep(phase, position, began, swept, next, attempts + 1, repaired);
    }

    public Sweep given(Instant following) {
      return new Sweep(Phase.IDLE, null, began, swept, following, 0, repaired);
    }

    public Sweep done(Instant now) {
      return new Sweep(Phase.IDLE, null, began, now, next, 0, repaired);
    }
  }
}
