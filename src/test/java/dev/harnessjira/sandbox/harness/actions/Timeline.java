package dev.harnessjira.sandbox.harness.actions;

import dev.harnessjira.sandbox.harness.model.Activity;
import dev.harnessjira.sandbox.harness.model.Activity.Entry;
import dev.harnessjira.sandbox.harness.model.Principal;
import dev.harnessjira.sandbox.harness.model.PullRequest;
import dev.harnessjira.sandbox.harness.model.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes activities and bumps {@code updated}, the cursor that every change of a pull moves. */
final class Timeline {

  private final World world;

  Timeline(World world) {
    this.world = world;
  }

  Activity note(
      PullRequest pull, Principal actor, String type, Map<String, @Nullable Object> payload) {
    return add(pull, actor, Entry.system(type, payload));
  }

  Activity add(PullRequest pull, Principal actor, Entry entry) {
    var activity = new Activity(entry, world.nextId(), actor, world.now());
    pull.activities.add(activity);
    touch(pull);
    return activity;
  }

  /** Two changes within a millisecond still differ. */
  void touch(PullRequest pull) {
    pull.updated = Math.max(world.now(), pull.updated + 1);
  }
}
