package dev.harnessjira.sandbox.harness.api;

import dev.harnessjira.sandbox.harness.actions.Refused;
import dev.harnessjira.sandbox.harness.model.Space;

/** Refuses what the caller has no right to. */
final class Guard {

  private Guard() {}

  static void view(Call call, Space space) {
    refuseUnless(call.caller().mayView(space));
  }

  static void edit(Call call, Space space) {
    refuseUnless(call.caller().mayEdit(space));
  }

  private static void refuseUnless(boolean allowed) {
    if (!allowed) {
      throw new Refused(403, "Forbidden");
    }
  }
}
