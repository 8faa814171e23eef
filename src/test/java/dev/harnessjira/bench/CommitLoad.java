package dev.harnessjira.bench;

import dev.harnessjira.sandbox.TrialDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Rows of the size of a delivery, each in a commit of its own: what PostgreSQL itself can do. */
final class CommitLoad {

  private final String database;
  private final byte[] body;

  CommitLoad(String database, String body) {
    this.database = database;
    this.body = body.getBytes(StandardCharsets.UTF_8);
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create schema bench");
      statement.execute(
          "create table bench.single_row (id bigint generated always as identity primary key,"
              + " received_at timestamptz not null default now(), body bytea not null)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Commits a second. */
  double rate(int connections, Duration time) {
    return Rate.of(connections, time, this::committer);
  }

  private Rate.Worker committer() {
    try {
      return new Committer(connect());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(database, TrialDatabase.OWNER, TrialDatabase.PASSWORD);
  }

  private final class Committer implements Rate.Worker {

    private final Connection connection;
    private final PreparedStatement insert;

    Committer(Connection connection) throws SQLException {
      this.connection = connection;
      this.insert = connection.prepareStatement("insert into bench.single_row (body) values (?)");
    }

    @Override
    public boolean one() throws SQLException {
      insert.setBytes(1, body);
      return insert.executeUpdate() == 1;
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }
}
