package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.Times;
import dev.harnessjira.scope.ConnectionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection on a page of its own. */
record ConnectionPage(
    ConnectionRow row,
    boolean webhooks,
    List<CoveredRow> covered,
    String server,
    String token,
    @Nullable String found,
    @Nullable Instant looked,
    @Nullable Instant waitingSince,
    long waiting) {

  static ConnectionPage of(Standing standing, Health health) {
    var publishing = standing.publishing();
    return new ConnectionPage(
        ConnectionRow.of(standing, health),
        standing.connection().options().webhooks(),
        CoveredRow.of(standing.connection()),
        standing.connection().baseUrl().toString(),
        token(standing.connection()),
        FoundWords.of(standing.ingestion()),
        standing.ingestion().cursorLooked(),
        publishing.waitingSince(),
        publishing.waiting());
  }

  /** Whose token it is, and until when it lasts. */
  static String token(ConnectionView connection) {
    var expires = connection.tokenExpires();
    return "Of "
        + connection.tokenOwner()
        + (expires == null ? "" : ", expires on " + Times.date(expires));
  }
}
