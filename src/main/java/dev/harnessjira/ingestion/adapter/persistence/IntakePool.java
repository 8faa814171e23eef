package dev.harnessjira.ingestion.adapter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Connections for accepting deliveries, which no other work can take. They give up early on a
 * server that has gone silent, where the ordinary ones are patient.
 */
@Component
class IntakePool implements AutoCloseable {

  static final int CONNECTIONS = 4;

  // Patient enough for a busy machine: who brings a delivery has a patience of their own, and a
  // connection that is dropped too soon has to be made anew when that is dearest.
  private static final Duration OBTAIN = Duration.ofSeconds(2);
  private static final Duration VALIDATE = Duration.ofSeconds(2);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  // Not a DataSource bean: with a second one, nothing else would know which to take.
  private final HikariDataSource pool;

  IntakePool(JdbcConnectionDetails database) {
    this.pool = new HikariDataSource(settings(database));
  }

  /** A connection without auto-commit; what is not committed is rolled back when it is closed. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariConfig settings(JdbcConnectionDetails database) {
    var settings = new HikariConfig();
    settings.setPoolName("intake");
    settings.setDataSource(postgres(database));
    settings.setAutoCommit(false);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setConnectionTimeout(OBTAIN.toMillis());
    settings.setValidationTimeout(VALIDATE.toMillis());
    settings.setInitializationFailTimeout(-1);
    return settings;
  }

  // PostgreSQL's own data source and not the address alone: time-outs in the address would win over
  // ours, and Hikari would set DriverManager's log-in time-out, which the other pool shares.
  private static PGSimpleDataSource postgres(JdbcConnectionDetails database) {
    var postgres = new PGSimpleDataSource();
    postgres.setURL(database.getJdbcUrl());
    postgres.setUser(database.getUsername());
    postgres.setPassword(database.getPassword());
    postgres.setApplicationName("harness-jira intake");
    postgres.setConnectTimeout(CONNECT.toSecondsPart());
    postgres.setLoginTimeout(CONNECT.toSecondsPart());
    postgres.setSocketTimeout(ANSWER.toSecondsPart());
    return postgres;
  }
}
