package dev.harnessjira.sandbox.harness.delivery;

import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.Repository;
import dev.harnessjira.sandbox.harness.model.World;

/** A branch that moved, came (old sha all zeros) or went (new sha all zeros). */
public record Push(
    Repository repository, String branch, String oldSha, String newSha, Principal actor) {

  public boolean creates() {
    return oldSha.equals(World.NO_COMMIT);
  }

  public boolean deletes() {
    return newSha.equals(World.NO_COMMIT);
  }
}
