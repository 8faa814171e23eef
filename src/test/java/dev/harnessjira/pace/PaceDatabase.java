package dev.harnessjira.pace;

import com.zaxxer.hikari.HikariDataSource;
import dev.harnessjira.harness.CallAllowance.TokenLimit;
import dev.harnessjira.support.TestPostgres;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database with the module's table, seen by the role that owns nothing. */
final class PaceDatabase {

  private final JdbcClient jdbc = JdbcClient.create(migrated());

  private static HikariDataSource migrated() {
    var database = TestPostgres.createDatabase();
    for (var module : new String[] {"__root", "pace"}) {
      Flyway.configure()
          .dataSource(database.url(), TestPostgres.OWNER, TestPostgres.PASSWORD)
          .locations("classpath:db/migration/" + module)
          .table("history_of_" + module)
          .defaultSchema("flyway")
          .placeholders(Map.of("app", TestPostgres.APP))
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
    }
    var pool = new HikariDataSource();
    pool.setJdbcUrl(database.url());
    pool.setUsername(TestPostgres.APP);
    pool.setPassword(TestPostgres.PASSWORD);
    pool.setMaximumPoolSize(8);
    return pool;
  }

  /** The budget of one instance. */
  SharedAllowance allowance(Clock clock) {
    return new SharedAllowance(new TokenCalls(jdbc), clock);
  }

  TokenLimit newToken(int callsPerMinute) {
    return new TokenLimit(UUID.randomUUID().toString(), callsPerMinute);
  }

  boolean knows(TokenLimit token) {
    return jdbc.sql("select count(*) from pace.token_calls where token_key = ?")
            .params(token.key())
            .query(Integer.class)
            .single()
        > 0;
  }
}
