package dev.harnessjira.work;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Owners by the rows of what is due. */
@Repository
class DueOwners implements OwnersAtWork {

  private final JdbcClient jdbc;

  DueOwners(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public int due(String task, String like, Instant at) {
    return jdbc.sql(
            """
            insert into work.due (task, site, key, due_at)
            select ?, site, key, ? from work.due where task = ? order by site, key
            on conflict (task, site, key) do update
              set due_at = least(due.due_at, excluded.due_at), version = due.version + 1
            """)
        .params(task, Timestamp.from(at), like)
        .update();
  }
}
