package dev.harnessjira.support.commits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harnessjira.support.TestPostgres;
import dev.harnessjira.support.commits.CommitFaults.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitFaultsIntegrationTests {

  private final CommitFaults faults = new CommitFaults();
  private final String url = TestPostgres.createDatabase().url();

  @BeforeEach
  void begin() throws SQLException {
    try (var connection = connect(url)) {
      execute(connection, "create table note (word text)");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RESET_BEFORE, 0, 08006",
    "RESET_AFTER, 1, 08006",
    "TIME_OUT, 0, 08006",
    "CONFLICT, 0, 40P01",
    "SHUTDOWN, 0, 57P01"
  })
  void transactionFails(Kind kind, int kept, String state) throws SQLException {
    try (var connection = connect(through())) {
      connection.setAutoCommit(false);
      faults.fail(told -> true, kind, 1);
      execute(connection, "insert into note values ('one')");

      assertThatThrownBy(connection::commit)
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    assertThat(faults.clear()).isEqualTo("insert note");
    assertThat(notes()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({"RESET_BEFORE, 0", "RESET_AFTER, 1", "TIME_OUT, 0", "CONFLICT, 0", "SHUTDOWN, 0"})
  void statementThatCommitsByItselfFails(Kind kind, int kept) throws SQLException {
    try (var connection = connect(through())) {
      faults.fail(told -> true, kind, 1);

      assertThatThrownBy(() -> execute(connection, "insert into note values ('one')"))
          .isInstanceOf(SQLException.class);
    }

    assertThat(notes()).isEqualTo(kept);
  }

  @Test
  void whatChangesNothingDoesNotCount() throws SQLException {
    try (var connection = connect(through())) {
      faults.fail(told -> true, Kind.RESET_BEFORE, 1);

      execute(connection, "update note set word = 'two' where word = 'none'");
      execute(connection, "select word from note for update");

      assertThat(faults.clear()).isNull();
      execute(connection, "insert into note values ('one')");
    }
    assertThat(notes()).isEqualTo(1);
  }

  @Test
  void connectionGoesOnAfterConflict() throws SQLException {
    try (var connection = connect(through())) {
      faults.fail(told -> true, Kind.CONFLICT, 1);
      assertThatThrownBy(() -> execute(connection, "insert into note values ('one')"))
          .isInstanceOf(SQLException.class);

      execute(connection, "insert into note values ('one')");
    }
    assertThat(notes()).isEqualTo(1);
  }

  // Without a time-out of its own the driver takes that of a socket for a reason to go on reading.
  private String through() {
    return faults.through(url) + "&socketTimeout=10";
  }

  private int notes() throws SQLException {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from note")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, TestPostgres.OWNER, TestPostgres.PASSWORD);
  }
}
