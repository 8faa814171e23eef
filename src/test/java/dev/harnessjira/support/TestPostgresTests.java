package dev.harnessjira.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class TestPostgresTests {

  @Test
  void theApplicationRoleMayNotCreateTables() throws Exception {
    var database = TestPostgres.createDatabase();

    try (var connection =
            DriverManager.getConnection(database.url(), TestPostgres.APP, TestPostgres.PASSWORD);
        var statement = connection.createStatement()) {

      assertThatThrownBy(() -> statement.execute("create table public.t (id int)"))
          .hasMessageContaining("permission denied");
    }
  }
}
