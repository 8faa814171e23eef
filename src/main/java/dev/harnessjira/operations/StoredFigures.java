package dev.harnessjira.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Figures over all sites, which functions of the modules' schemas count: the application's own role
 * sees one site at a time. Read at most every ten seconds, however often they are asked for, and
 * unknown while the database is gone.
 */
@Component
class StoredFigures {

  private static final Duration FRESH = Duration.ofSeconds(10);

  private static final String ALL =
      """
      select * from tenancy.figures()
      union all select * from scope.figures()
      union all select * from ingestion.figures()
      union all select * from publishing.figures()
      """;

  private final JdbcClient jdbc;
  private final Clock clock;
  private Snapshot last = new Snapshot(Instant.MIN, Map.of());

  StoredFigures(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Key(String figure, String label) {}

  private record Snapshot(Instant at, Map<Key, Double> amounts) {}

  /** Not a number when it is unknown. */
  double amount(String figure, String label) {
    return now().amounts().getOrDefault(new Key(figure, label), Double.NaN);
  }

  /** Seconds since a time; {@code none} when there is no such time, not a number when unknown. */
  double secondsSince(String figure, String label, double none) {
    var snapshot = now();
    if (snapshot.amounts().isEmpty()) {
      return Double.NaN;
    }
    var at = snapshot.amounts().get(new Key(figure, label));
    return at == null ? none : Math.max(0, clock.millis() / 1000.0 - at);
  }

  private synchronized Snapshot now() {
    var now = clock.instant();
    if (last.at().isBefore(now.minus(FRESH)) || last.at().isAfter(now)) {
      last = new Snapshot(now, read());
    }
    return last;
  }

  private Map<Key, Double> read() {
    try {
      Map<Key, Double> amounts = new HashMap<>();
      jdbc.sql(ALL)
          .query(row -> {
            var amount = row.getDouble("amount");
            if (!row.wasNull()) {
              amounts.put(new Key(row.getString("figure"), row.getString("label")), amount);
            }
          });
      return amounts;
    } catch (DataAccessException | CannotCreateTransactionException e) {
      // Readiness says that the database is gone; a figure is then no number.
      return Map.of();
    }
  }
}
