package dev.harnessjira.console.picking;

import dev.harnessjira.console.Trouble;
import dev.harnessjira.scope.ConnectScope.TakenScope;
import dev.harnessjira.scope.ConnectionView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is covered by a connection already, in words. */
public final class TakenWords {

  private TakenWords() {}

  /** Why something could not be connected. */
  public static Trouble of(List<TakenScope> scopes) {
    var elsewhere = scopes.stream().anyMatch(scope -> !scope.here());
    var next =
        elsewhere
            ? " A scope can be connected to one Jira site at a time: choose something else, or"
                + " have it disconnected there first."
            : " Choose something else, or disconnect it first.";
    return Trouble.of("Connected already", sentence(scopes) + next);
  }

  private static String sentence(List<TakenScope> scopes) {
    return scopes.stream()
        .map(scope ->
            ScopeWords.inAccount(scope.path())
                + (scope.here()
                    ? " is covered by a connection of this Jira site."
                    : " is covered by a connection of another Jira site."))
        .collect(Collectors.joining(" "));
  }

  /** Why a path cannot be chosen: a connection of this site covers it, or something in it. */
  static @Nullable String inTheWay(List<ConnectionView> connections, String path) {
    for (var connection : connections) {
      for (var coverage : connection.coverages()) {
        if (covers(coverage.path(), path)) {
          return "Connected to this Jira site already";
        }
        if (covers(path, coverage.path())) {
          return coverage.name() + " in it is connected to this Jira site already";
        }
      }
    }
    return null;
  }

  /** Why nothing in a path can be chosen. */
  static @Nullable String allCovered(List<ConnectionView> connections, String path) {
    return connections.stream()
            .flatMap(connection -> connection.coverages().stream())
            .anyMatch(coverage -> covers(coverage.path(), path))
        ? "Connected to this Jira site already"
        : null;
  }

  private static boolean covers(String outer, String inner) {
    return (inner + "/").startsWith(outer + "/");
  }
}
