package dev.harnessjira.console.explain;

import dev.harnessjira.console.explain.Explanation.Fact;
import dev.harnessjira.console.picking.ConnectionNames;
import dev.harnessjira.console.picking.ScopeWords;
import dev.harnessjira.scope.ConnectionView;
import dev.harnessjira.scope.Coverage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lines of an overview that several answers have. */
final class Facts {

  private Facts() {}

  static Fact covered(ConnectionView connection, Coverage coverage) {
    var what =
        ConnectionNames.name(connection) + " (" + ScopeWords.inAccount(coverage.path()) + ")";
    return new Fact("Covered by", what, null, "/connections/" + connection.id());
  }

  static Fact lastEvent(@Nullable Instant at) {
    return new Fact("Last event of the repository", at == null ? "None yet" : null, at, null);
  }
}
