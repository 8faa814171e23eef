package dev.harnessjira.work;

import java.time.Instant;

/** Work for many owners at once, whoever they are. */
public interface OwnersAtWork {

  /**
   * Makes work of this kind due for every owner that has work of the other kind to do, now or
   * later; joins the current transaction, after which they wake. Returns how many.
   */
  int due(String task, String like, Instant at);
}
