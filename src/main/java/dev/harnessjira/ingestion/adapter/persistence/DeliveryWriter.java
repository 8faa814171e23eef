package dev.harnessjira.ingestion.adapter.persistence;

import dev.harnessjira.ingestion.IngestionSettings;
import dev.harnessjira.ingestion.domain.intake.Inbox;
import dev.harnessjira.ingestion.domain.intake.NewDelivery;
import dev.harnessjira.work.DurableWork;
import dev.harnessjira.work.WorkOwner;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Writes some deliveries, of any sites, and what they make due, in one transaction on a connection
 * of the intake.
 *
 * <p>Locks are taken in one order by all: deliveries by site, coverage and digest, then the due
 * rows of their coverages. Folding waits for none of them, because it skips locked deliveries.
 */
@Component
class DeliveryWriter {

  // The tenant is bound beside each row, before PostgreSQL checks the policy: a group has several.
  // An identical body that still waits is touched: what Harness is asked after folding locked that
  // row began after both arrived, so one row stands for both, and it counts as the newer one. The
  // touch waits while folding holds the row; once that is folded, the body is a new delivery, and
  // so it is on another day, whose deliveries are kept apart.
  private static final String KEEP =
      """
      insert into ingestion.delivery
        (site_id, coverage_id, day, registration, received_at, body, body_sha256)
      select ?::text, ?::uuid, (arrival.at at time zone 'UTC')::date, ?::text, arrival.at,
        ?::bytea, ?::bytea
      from set_config('app.site', ?, true), (values (?::timestamptz)) as arrival (at)
      on conflict (site_id, coverage_id, body_sha256, day) where fate is null do update
        set received_at = greatest(delivery.received_at, excluded.received_at),
          copies = delivery.copies + 1
      """;

  private static final Comparator<Row> LOCK_ORDER =
      Comparator.comparing(Row::site)
          .thenComparing(Row::coverage)
          .thenComparing(Row::digest, Arrays::compare);

  private final IntakePool pool;
  private final DurableWork work;
  private final IngestionSettings settings;
  private final Clock clock;

  DeliveryWriter(IntakePool pool, DurableWork work, IngestionSettings settings, Clock clock) {
    this.pool = pool;
    this.work = work;
    this.settings = settings;
    this.clock = clock;
  }

  private record Row(NewDelivery delivery, byte[] digest) {

    String site() {
      return delivery.site().value();
    }

    String coverage() {
      return delivery.coverage().toString();
    }

    WorkOwner owner() {
      return new WorkOwner(site(), coverage());
    }
  }

  /** Keeps them all or none; wakes the folding of what is kept. */
  void keep(List<NewDelivery> deliveries) throws SQLException {
    var rows = deliveries.stream().map(DeliveryWriter::row).sorted(LOCK_ORDER).toList();
    var owners = rows.stream().map(Row::owner).distinct().toList();
    var soon = clock.instant().plus(settings.coalescing());
    try (var connection = pool.connection()) {
      insert(connection, rows);
      work.due(connection, Inbox.FOLD_COVERAGE, owners, soon);
      connection.commit();
    }
    owners.forEach(owner -> work.wake(Inbox.FOLD_COVERAGE, owner, soon));
  }

  private static void insert(Connection connection, List<Row> rows) throws SQLException {
    try (var statement = connection.prepareStatement(KEEP)) {
      for (var row : rows) {
        set(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void set(PreparedStatement statement, Row row) throws SQLException {
    var delivery = row.delivery();
    statement.setString(1, row.site());
    statement.setObject(2, delivery.coverage().value());
    statement.setString(3, delivery.registration());
    statement.setBytes(4, delivery.body());
    statement.setBytes(5, row.digest());
    statement.setString(6, row.site());
    statement.setObject(7, delivery.receivedAt().atOffset(ZoneOffset.UTC));
  }

  private static Row row(NewDelivery delivery) {
    try {
      return new Row(delivery, MessageDigest.getInstance("SHA-256").digest(delivery.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
