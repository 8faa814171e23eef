package dev.harnessjira.scope.domain;

import dev.harnessjira.scope.ConnectionDraft.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection's token without opening it; {@code version} changes when it is
 * replaced, {@code lost} is null while it works, {@code forgotten} once nothing needs it any more.
 */
public record TokenState(long version, Owner owner, @Nullable Loss lost, boolean forgotten) {

  /** Since when and why Harness refuses it. */
  public record Loss(Instant since, String reason) {}

  public boolean isLost() {
    return lost != null;
  }
}
