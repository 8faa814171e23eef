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
    var name = newName();
    execute("create database %s owner %s".formatted(name, OWNER));
    return database(name);
  }

  /** A copy of a database that nobody uses at the moment. */
  public static Database copy(Database original) {
    var name = newName();
    execute("create database %s owner %s template %s".formatted(name, OWNER, original.name()));
    return database(name);
  }

  /**
   * Makes a database that nobody uses what its copy is. PostgreSQL does not show that, as after
   * putting back a snapshot of the disk: the database keeps its own number.
   */
  public static void putBack(Database copy, Database over) {
    var number = number(over);
    execute("drop database " + over.name());
    execute(
        "create database %s owner %s template %s oid %s"
            .formatted(over.name(), OWNER, copy.name(), number));
  }

  private static String newName() {
    return "test_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static Database database(String name) {
    return new Database("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name, name);
  }

  private static String number(Database database) {
    var sql = "select oid from pg_database where datname = '" + database.name() + "'";
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
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
