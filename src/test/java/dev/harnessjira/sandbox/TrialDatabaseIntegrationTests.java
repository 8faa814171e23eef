package dev.harnessjira.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database of a trial: two roles, kept data, and a start after a run that was killed. */
class TrialDatabaseIntegrationTests {

  @TempDir Path folder;

  private static void execute(TrialDatabase database, String role, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.url(), role, TrialDatabase.PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A run that ends without closing anything. */
  static final class KilledRun {

    private KilledRun() {}

    public static void main(String[] args) throws SQLException {
      var database = TrialDatabase.embedded(Path.of(args[0]), false);
      execute(database, TrialDatabase.OWNER, "create table kept (id int)");
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void startAfterAKilledRunHasItsData() throws Exception {
    var killed =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    assertThat(killed.waitFor()).isZero();
    assertThat(folder.resolve("postgresql-18/postmaster.pid")).exists();

    try (var next = TrialDatabase.embedded(folder, false)) {
      execute(next, TrialDatabase.OWNER, "insert into kept values (1)");
      assertThatThrownBy(() -> execute(next, TrialDatabase.APP, "drop table kept"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("must be owner");
    }
  }

  @Test
  void freshOneHasNothing() throws Exception {
    try (var first = TrialDatabase.embedded(folder, false)) {
      execute(first, TrialDatabase.OWNER, "create table kept (id int)");
    }

    try (var fresh = TrialDatabase.embedded(folder, true)) {
      assertThatThrownBy(() -> execute(fresh, TrialDatabase.OWNER, "select * from kept"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("does not exist");
    }
    assertThat(folder.resolve("postgresql-18")).exists();
  }
}
