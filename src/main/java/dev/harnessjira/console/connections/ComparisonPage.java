package dev.harnessjira.console.connections;

import dev.harnessjira.publishing.Comparison;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How comparing with Jira goes. */
record ComparisonPage(String line, Instant ordered, @Nullable String problem) {

  static ComparisonPage of(Comparison comparison) {
    var repaired =
        comparison.repaired() == 1 ? "1 item repaired" : comparison.repaired() + " items repaired";
    return new ComparisonPage(
        (comparison.done()
                ? "Done: "
                : comparison.compared() + " of " + comparison.repositories() + " repositories, ")
            + repaired,
        comparison.ordered(),
        comparison.problem());
  }
}
