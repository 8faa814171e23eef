package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.scope.EndedConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A disconnected connection in the list: how its removal goes, and what remains. */
record EndedRow(String name, Lozenge status, Instant at, String line, List<String> remains) {

  static EndedRow of(EndedConnection ended, Optional<RemovalProgress> removal) {
    var remains =
        Stream.concat(ended.remains().stream(), removal.map(RemovalProgress::remains).stream())
            .toList();
    return new EndedRow(
        ended.name(),
        status(ended, removal, remains),
        ended.ended(),
        line(ended, removal, remains),
        remains);
  }

  /** Whether a removal still goes on. */
  static boolean moves(EndedConnection ended, Optional<RemovalProgress> removal) {
    return (!ended.removed() && ended.remains().isEmpty()) || isGoingOn(removal);
  }

  private static boolean isGoingOn(Optional<RemovalProgress> removal) {
    return removal.filter(it -> it.state() == RemovalProgress.State.GOING_ON).isPresent();
  }

  private static Lozenge status(
      EndedConnection ended, Optional<RemovalProgress> removal, List<String> remains) {
    if (!remains.isEmpty()) {
      return Lozenge.warning("Something remains");
    }
    return moves(ended, removal)
        ? Lozenge.information("Being removed")
        : Lozenge.neutral("Removed");
  }

  private static String line(
      EndedConnection ended, Optional<RemovalProgress> removal, List<String> remains) {
    var jira = removal.filter(it -> it.state() == RemovalProgress.State.GOING_ON);
    if (jira.isPresent()) {
      return jira.get().removed()
          + " of "
          + jira.get().repositories()
          + " repositories are removed from Jira."
          + problem(jira.get().problem());
    }
    if (!remains.isEmpty()) {
      return "Remove by hand:";
    }
    return ended.removed()
        ? "Everything was removed from Jira and from Harness."
        : "The webhooks are being removed from Harness.";
  }

  private static String problem(@Nullable String problem) {
    return problem == null ? "" : " It waits: " + problem;
  }
}
