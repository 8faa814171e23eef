package dev.harnessjira.console.connections;

import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.scope.ConnectionView;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection in the list. */
record ConnectionRow(
    String id,
    String name,
    String scope,
    String covers,
    Health health,
    @Nullable String firstRead,
    boolean noneNamed,
    @Nullable Instant lastEvent,
    @Nullable Instant lastAccepted,
    ConnectionView.@Nullable Paused paused) {

  static ConnectionRow of(Standing standing, Health health) {
    var connection = standing.connection();
    return new ConnectionRow(
        connection.id().toString(),
        ConnectionNames.name(connection),
        ConnectionNames.scope(connection),
        ConnectionNames.covers(connection),
        health,
        FirstReadWords.of(standing.ingestion().firstRead(), standing.publishing()),
        standing.noneNamed(),
        lastEvent(standing),
        standing.publishing().lastAccepted(),
        connection.paused());
  }

  /** Both modules note it; what was signed but not folded yet counts too. */
  static @Nullable Instant lastEvent(Standing standing) {
    return Stream.of(
            Optional.ofNullable(standing.ingestion().lastEvent()),
            Optional.ofNullable(standing.connection().reach().last()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo)
        .orElse(null);
  }
}
