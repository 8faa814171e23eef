package dev.harnessjira.work;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of who has something due. */
@Repository
class DueRows {

  private static final String ADD =
      """
      insert into work.due (task, site, key, due_at) values (?, ?, ?, ?)
      on conflict (task, site, key) do update
        set due_at = least(due.due_at, excluded.due_at), version = due.version + 1
      """;

  private final JdbcClient jdbc;

  DueRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is due, and the version that says whether more became due meanwhile. */
  record Due(Instant at, long version) {}

  /** Somebody with something due. */
  record DueOwner(String task, WorkOwner owner, Instant at) {}

  /** Makes it due; returns when it is due now, which may be earlier than asked. */
  Instant add(String task, WorkOwner owner, Instant at) {
    return jdbc.sql(ADD + "returning due_at")
        .params(task, owner.site(), owner.key(), Timestamp.from(at))
        .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /** Makes it due for each owner, on a connection of the caller's. */
  static void add(Connection connection, String task, List<WorkOwner> owners, Instant at)
      throws SQLException {
    try (var statement = connection.prepareStatement(ADD)) {
      for (var owner : owners) {
        statement.setString(1, task);
        statement.setString(2, owner.site());
        statement.setString(3, owner.key());
        statement.setTimestamp(4, Timestamp.from(at));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  Optional<Due> find(String task, WorkOwner owner) {
    return jdbc.sql("select due_at, version from work.due where task = ? and site = ? and key = ?")
        .params(task, owner.site(), owner.key())
        .query(
            (row, i) -> new Due(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)))
        .optional();
  }

  /** Nothing is due any more, unless something became due since that version. */
  void clear(String task, WorkOwner owner, long version) {
    jdbc.sql("delete from work.due where task = ? and site = ? and key = ? and version = ?")
        .params(task, owner.site(), owner.key(), version)
        .update();
  }

  /** Due again later, unless something became due since that version. */
  void postpone(String task, WorkOwner owner, long version, Instant at) {
    jdbc.sql(
            """
            update work.due set due_at = ?
            where task = ? and site = ? and key = ? and version = ?
            """)
        .params(Timestamp.from(at), task, owner.site(), owner.key(), version)
        .update();
  }

  /**
   * Owners whose work was due before the given time and that no execution is scheduled for by then;
   * one that failed waits as long as it should.
   */
  List<DueOwner> asleep(String table, List<String> tasks, Instant before, int most) {
    return jdbc.sql(
            """
            select d.task, d.site, d.key, d.due_at from work.due d
            where d.task in (:tasks) and d.due_at < :before and not exists (
              select from %s s
              where s.task_name = d.task and s.task_instance = d.site || '/' || d.key
                and (s.picked or s.execution_time <= :before
                  or coalesce(s.consecutive_failures, 0) > 0))
            order by d.due_at limit :most
            """
                .formatted(table))
        .param("tasks", tasks)
        .param("before", Timestamp.from(before))
        .param("most", most)
        .query((row, i) ->
            new DueOwner(
                row.getString(1),
                new WorkOwner(row.getString(2), row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant()))
        .list();
  }
}
