package dev.harnessjira.work;

import java.time.Instant;

/**
 * Durable work that somebody has due. Called in the transaction that writes the rows: both are
 * there or neither, and the work wakes after the commit.
 */
public interface DurableWork {

  /** Makes work of this kind due for this owner, at once or later; an earlier due time stays. */
  void due(String task, WorkOwner owner, Instant at);
}
