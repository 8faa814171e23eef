package dev.harnessjira.console.connections;

import dev.harnessjira.ingestion.IngestionStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was found although no webhook told it, in a sentence. */
final class FoundWords {

  private FoundWords() {}

  /** Null when nothing was. */
  static @Nullable String of(IngestionStatus status) {
    var found =
        Stream.of(
                counted(status.untold(), "found by looking into Harness"),
                counted(status.recovered(), "taken in from deliveries that had failed"),
                counted(status.repaired(), "repaired by the nightly comparison"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return found.isEmpty() ? null : found;
  }

  private static Optional<String> counted(long count, String what) {
    return count == 0
        ? Optional.empty()
        : Optional.of(String.format(Locale.US, "%,d %s", count, what));
  }
}
