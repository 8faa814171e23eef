package dev.harnessjira.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A PostgreSQL server shared by all tests of a JVM. Each {@link Database} is empty and has the
 * product's two roles: {@code harness_jira_owner}, who migrates, and {@code harness_jira_app}, who
 * owns nothing, so that row-level security holds in tests as in production.
 */
public final class TestPostgres {

  public static final String OWNER = "harness_jira_owner";
  public static final String APP = "harness_jira_app";
  public static final String PASSWORD = "trial";

  private static final EmbeddedPostgres SERVER = start();

  private TestPostgres() {}

  /** Address and roles of one database. */
  public record Database(String url, String name) {}

  /** Creates an empty database that the owner role owns. */
  public static Database createDatabase() {
    var name = "test_" + UUID.randomUUID().toString().replace("-", "");
    execute("create database " + name + " owner " + OWNER);
    return new Database("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name, name);
  }

  private static EmbeddedPostgres start() {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setRegisterShutdownHook(false)
              .setServerConfig("max_connections", "200")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create role " + OWNER + " login password '" + PASSWORD + "'");
        statement.execute("create role " + APP + " login password '" + PASSWORD + "'");
      }
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("The roles could not be made", e);
    }
  }

  private static void execute(String sql) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void close(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
