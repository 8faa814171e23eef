package dev.harnessjira.console.connections;

import dev.harnessjira.console.Lozenge;
import dev.harnessjira.publishing.RemovalProgress;
import dev.harnessjira.publishing.RemovalProgress.State;
import dev.harnessjira.scope.EndedConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A disconnected connection in the list: how its removal goes, and what remains. */
record EndedRow(String name, Lozenge status, Instant at, String line, List<String> remains) {

  static EndedRow of(EndedConnection ended, Optional<RemovalProgress> removal) {
    var remains =
        Stream.concat(ended.remains().stream(), removal.map(RemovalProgress::remains).stream())
            .toList();
    return new EndedRow(
        ended.name(),
        status(moves(ended, removal), remains),
        ended.ended(),
        line(ended, removal, remains),
        remains);
  }

  /** Whether something is still being removed. */
  static boolean moves(EndedConnection ended, Optional<RemovalProgress> removal) {
    return (!ended.removed() && ended.remains().isEmpty())
        || removal.filter(EndedRow::takesTime).isPresent();
  }

  /** Jira is asked once more after all is gone; that takes minutes and is nothing to watch. */
  private static boolean takesTime(RemovalProgress removal) {
    return removal.state() == State.GOING_ON && !isOnlyChecked(removal);
  }

  private static boolean isOnlyChecked(RemovalProgress removal) {
    return removal.state() == State.GOING_ON
        && removal.removed() >= removal.repositories()
        && removal.problem() == null;
  }

  private static Lozenge status(boolean moves, List<String> remains) {
    if (!remains.isEmpty()) {
      return Lozenge.warning("Something remains");
    }
    return moves ? Lozenge.information("Being removed") : Lozenge.neutral("Removed");
  }

  private static String line(
      EndedConnection ended, Optional<RemovalProgress> removal, List<String> remains) {
    var jira = removal.map(EndedRow::inJira).orElse("Nothing of it is left in Jira.");
    if (!remains.isEmpty()) {
      return jira + " What remains, and how to remove it by hand:";
    }
    return jira
        + (ended.removed()
            ? " Our webhooks are removed from Harness."
            : " Our webhooks are being removed from Harness.");
  }

  private static String inJira(RemovalProgress removal) {
    return switch (removal.state()) {
      case DONE -> "Nothing of it is left in Jira.";
      case LEFT -> "Not all of it could be removed from Jira.";
      case GOING_ON ->
          isOnlyChecked(removal)
              ? "It is removed from Jira; we look once more in some minutes."
              : "%d of %d repositories are removed from Jira."
                      .formatted(removal.removed(), removal.repositories())
                  + (removal.problem() == null ? "" : " It waits: " + removal.problem() + ".");
    };
  }
}
