package dev.harnessjira.work;

import java.time.Instant;

/**
 * Durable work that somebody has due. The rows of the module are the truth; this says that there is
 * something to look at.
 */
public interface DurableWork {

  /**
   * Makes work of this kind due for this owner, at once or later; an earlier due time stays. Called
   * in the transaction that writes the rows: both are there or neither, and the work wakes after
   * the commit.
   */
  void due(String task, WorkOwner owner, Instant at);

  /**
   * Wakes work that was made due on another connection, after that one's commit. Losing a wake-up
   * only costs the time until the next sweep.
   */
  void wake(String task, WorkOwner owner, Instant at);
}
