package dev.harnessjira.sandbox.harness.pages;

import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.Space;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an address leads to: a space or a repository in it, and what follows. */
record Place(Space space, @Nullable Repository repository, List<String> rest) {

  String view() {
    return rest.isEmpty() ? "" : rest.getFirst();
  }

  /** What follows the view, with its slashes. */
  String detail() {
    return rest.size() < 2 ? "" : String.join("/", rest.subList(1, rest.size()));
  }
}
