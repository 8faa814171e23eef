package dev.harnessjira.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One kind of durable work of a module; a bean. Runs with the owner's site bound as tenant. */
public interface WorkHandler {

  /** Name of the kind, stable for ever: "publish-site". */
  String task();

  /** Which of the separate limits it runs under. */
  Lane lane();

  /**
   * Does what is due for the owner, in batches, until nothing is due or {@code until} has come (10
   * s after the start). Must be idempotent: it may run again after a crash, and re-reads the state.
   *
   * @return when something is due again (now or earlier when it stopped early); null when nothing
   *     is
   */
  @Nullable Instant run(WorkOwner owner, Instant until);

  /** Separate limits, so that hanging remotes of one kind never take all threads. */
  enum Lane {
    FOLD(1),
    /** Publishing mostly waits for Jira, and a thread that waits holds nothing. */
    PUBLISH(4),
    /** The same for sites that are slow to answer. */
    PUBLISH_SLOW(4),
    LONG(1);

    private final int width;

    Lane(int width) {
      this.width = width;
    }

    int threads(int threads) {
      return width * threads;
    }
  }
}
