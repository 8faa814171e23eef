package dev.harnessjira.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL with the product's two roles: {@code harness_jira_owner}, who migrates, and {@code
 * harness_jira_app}, who owns nothing.
 */
public final class TrialDatabase implements AutoCloseable {

  public static final String OWNER = "harness_jira_owner";
  public static final String APP = "harness_jira_app";
  public static final String PASSWORD = "trial";

  private static final String NAME = "harness_jira";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String url;
  private final AutoCloseable server;

  private TrialDatabase(String url, AutoCloseable server) {
    this.url = url;
    this.server = server;
  }

  public String url() {
    return url;
  }

  /**
   * An embedded server whose data stays in the folder, unless it is to be fresh; the leftover of a
   * killed run is stopped.
   */
  public static TrialDatabase embedded(Path folder, boolean fresh) {
    return embedded(folder, fresh, 0);
  }

  /** The same on a port that is known before; 0 takes any free one. */
  public static TrialDatabase embedded(Path folder, boolean fresh, int port) {
    var files = folder.resolve("postgresql-18");
    try {
      stopLeftover(files.resolve("postmaster.pid"));
      Files.createDirectories(folder);
      if (fresh) {
        FileSystemUtils.deleteRecursively(files);
      }
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .start();
      prepare(server.getPostgresDatabase());
      return new TrialDatabase(
          "jdbc:postgresql://localhost:" + server.getPort() + "/" + NAME, server);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL could not be started in " + files, e);
    }
  }

  /** A container; its data ends with it. */
  public static TrialDatabase container() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "sandbox.database=testcontainers needs Docker, which was not found. Start Docker, or"
              + " leave the setting out to use the embedded PostgreSQL.");
    }
    var container = new PostgreSQLContainer("postgres:18-alpine");
    container.start();
    var admin = new PGSimpleDataSource();
    admin.setURL(container.getJdbcUrl());
    admin.setUser(container.getUsername());
    admin.setPassword(container.getPassword());
    prepare(admin);
    return new TrialDatabase(
        container.getJdbcUrl().replaceFirst("/[^/]*$", "/" + NAME), container::stop);
  }

  private static void prepare(DataSource admin) {
    try (var connection = admin.getConnection();
        var statement = connection.createStatement()) {
      try (var known =
          statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
        if (known.next()) {
          return;
        }
      }
      for (var role : List.of(OWNER, APP)) {
        statement.execute("create role " + role + " login password '" + PASSWORD + "'");
      }
      statement.execute("create database " + NAME + " owner " + OWNER);
    } catch (SQLException e) {
      throw new IllegalStateException("The roles and the database could not be made", e);
    }
  }

  /** When a run is killed, its server goes on and would keep the next one out. */
  private static void stopLeftover(Path pidFile) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    var pid = Files.readAllLines(pidFile).getFirst().strip();
    var leftover =
        ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (leftover.isPresent()) {
      leftover.get().destroy();
      if (!ended(leftover.get())) {
        leftover.get().destroyForcibly();
        ended(leftover.get());
      }
    }
    Files.deleteIfExists(pidFile);
  }

  private static boolean ended(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
