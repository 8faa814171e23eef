package dev.harnessjira.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

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
   * Makes work of this kind due for these owners in the transaction that the caller runs on a
   * connection of its own, locking them in the order given. The caller commits, then wakes them.
   */
  void due(Connection connection, String task, List<WorkOwner> owners, Instant at)
      throws SQLException;

  /**
   * Wakes work that was made due on another connection, after that one's commit. Losing a wake-up
   * only costs the time until the next sweep.
   */
  void wake(String task, WorkOwner owner, Instant at);
}
