package dev.harnessjira.home;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The addresses in PostgreSQL, read once when the application starts. */
@Repository
class StoredHome implements Home {

  private static final String TABLES =
      """
      select format('%I.%I', schemaname, tablename) from pg_tables
      where schemaname in
        ('tenancy', 'scope', 'ingestion', 'publishing', 'work', 'pace', 'session')
      """;

  private final JdbcClient jdbc;
  private final Flyway owner;
  private final ApplicationEventPublisher events;
  private final Addresses now;
  private final @Nullable Addresses elsewhere;

  StoredHome(
      JdbcClient jdbc,
      Flyway owner,
      ApplicationEventPublisher events,
      @Value("${harness-jira.public-url:}") String publicUrl,
      @Value("${harness-jira.webhook-url:#{null}}") @Nullable String webhookUrl,
      @Value("${harness-jira.sandbox:false}") boolean sandbox) {
    this.jdbc = jdbc;
    this.owner = owner;
    this.events = events;
    this.now = Addresses.of(publicUrl, webhookUrl);
    var known = known();
    // A trial has nothing that a copy of it could harm.
    this.elsewhere = known.equals(now) || sandbox ? null : known;
  }

  /** The first start is what makes a database somebody's home. */
  private Addresses known() {
    jdbc.sql(
            "insert into home.address (public_url, webhook_url, since) values (?, ?, ?)"
                + " on conflict do nothing")
        .params(now.publicUrl(), now.webhookUrl(), Timestamp.from(Instant.now()))
        .update();
    return jdbc.sql("select public_url, webhook_url from home.address")
        .query((row, number) -> new Addresses(row.getString(1), row.getString(2)))
        .single();
  }

  @Override
  public @Nullable Addresses elsewhere() {
    return elsewhere;
  }

  @Override
  @Transactional
  public Addresses moved() {
    settle();
    events.publishEvent(new AddressesMoved());
    return now;
  }

  private void settle() {
    jdbc.sql("update home.address set public_url = ?, webhook_url = ?, since = ?")
        .params(now.publicUrl(), now.webhookUrl(), Timestamp.from(Instant.now()))
        .update();
  }

  @Override
  public int forgetEverything() {
    var emptied = emptied();
    settle();
    return emptied;
  }

  // The application's own role sees one site at a time and may empty nothing.
  private int emptied() {
    try (var connection = owner.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      var tables = tables(connection);
      statement.execute("truncate " + String.join(", ", tables));
      return tables.size();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The copy could not be emptied as the owner of its tables: " + e.getMessage(), e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(TABLES)) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }
}
