package dev.harnessjira.console.picking;

import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import java.util.List;

/** What a connection is called and what it covers, in words. */
public final class ConnectionNames {

  private static final int MOST = 4;

  private ConnectionNames() {}

  /** Such as "Acme", "Default organization", or "Checkout and 2 more". */
  public static String name(ConnectionView connection) {
    var names = names(connection);
    if (names.isEmpty()) {
      return connection.accountName();
    }
    return names.size() == 1
        ? names.getFirst()
        : names.getFirst() + " and " + (names.size() - 1) + " more";
  }

  /** Such as "Project scope in Acme". */
  public static String scope(ConnectionView connection) {
    return ScopeWords.scope(connection.type()) + " in " + connection.accountName();
  }

  /** What is covered, the first few by name. */
  public static String covers(ConnectionView connection) {
    return switch (connection.type()) {
      case ACCOUNT -> "All organizations and projects";
      case ORGANIZATION -> "All projects of " + listed(paths(connection));
      case PROJECT -> listed(paths(connection));
    };
  }

  private static List<String> names(ConnectionView connection) {
    return connection.coverages().stream().map(Coverage::name).toList();
  }

  private static List<String> paths(ConnectionView connection) {
    return connection.coverages().stream()
        .map(coverage -> ScopeWords.inAccount(coverage.path()))
        .toList();
  }

  /** The first few, and how many more there are. */
  static String listed(List<String> all) {
    var shown = String.join(", ", all.subList(0, Math.min(MOST, all.size())));
    return all.size() <= MOST ? shown : shown + ", and " + (all.size() - MOST) + " more";
  }
}
