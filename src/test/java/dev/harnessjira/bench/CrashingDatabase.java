package dev.harnessjira.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.harnessjira.sandbox.TrialDatabase;
import dev.harnessjira.support.ProductProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A durable PostgreSQL that is stopped at once, without a checkpoint and in the middle of whatever
 * it does, and comes back at the same address.
 */
final class CrashingDatabase implements AutoCloseable {

  private final Path folder;
  private final int port = ProductProcess.freePort();
  private TrialDatabase running;

  CrashingDatabase(Path folder) {
    this.folder = folder;
    this.running = TrialDatabase.embedded(folder, true, port);
  }

  String url() {
    return running.url();
  }

  /** As a superuser, who sees the rows of all tenants. */
  JdbcClient everything() {
    return JdbcClient.create(new DriverManagerDataSource(url(), "postgres", ""));
  }

  String durability() {
    return "fsync %s, synchronous_commit %s, full_page_writes %s"
        .formatted(show("fsync"), show("synchronous_commit"), show("full_page_writes"));
  }

  private String show(String setting) {
    return everything().sql("show " + setting).query(String.class).single();
  }

  /** What {@code pg_ctl stop -m immediate} does: SIGQUIT to the server. */
  void crash() {
    var pidFile = folder.resolve("postgresql-18").resolve("postmaster.pid");
    try {
      var pid = Files.readAllLines(pidFile).getFirst().strip();
      var server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
      server.onExit().get(30, TimeUnit.SECONDS);
      closeWhatIsLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL could not be stopped", e);
    }
  }

  // Of the server only its lock is left, and that it cannot be stopped is no news.
  private void closeWhatIsLeft() throws Exception {
    var log = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
    var level = log.getLevel();
    log.setLevel(Level.OFF);
    try {
      running.close();
    } finally {
      log.setLevel(level);
    }
  }

  void startAgain() {
    running = TrialDatabase.embedded(folder, false, port);
  }

  @Override
  public void close() {
    try {
      running.close();
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL could not be stopped", e);
    }
  }
}
