package dev.harnessjira.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Owners by the rows of what is due. */
@Repository
class DueOwners implements OwnersAtWork {

  private final JdbcClient jdbc;
  private final DurableWork work;

  DueOwners(JdbcClient jdbc, DurableWork work) {
    this.jdbc = jdbc;
    this.work = work;
  }

  /** Somebody and when the work is due. */
  private record WakeUp(WorkOwner owner, Instant at) {}

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int due(String task, String like, Instant at) {
    var wakeUps =
        jdbc.sql(
                """
                insert into work.due (task, site, key, due_at)
                select ?, site, key, ? from work.due where task = ? order by site, key
                on conflict (task, site, key) do update
                  set due_at = least(due.due_at, excluded.due_at), version = due.version + 1
                returning site, key, due_at
                """)
            .params(task, Timestamp.from(at), like)
            .query((row, i) ->
                new WakeUp(
                    new WorkOwner(row.getString(1), row.getString(2)),
                    row.getObject(3, OffsetDateTime.class).toInstant()))
            .list();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wakeUps.forEach(wakeUp -> work.wake(task, wakeUp.owner(), wakeUp.at()));
          }
        });
    return wakeUps.size();
  }
}
