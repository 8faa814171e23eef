package dev.harnessjira.scope;

import dev.harnessjira.harness.Dialect;
import dev.harnessjira.sandbox.harness.HarnessSimulator;
import dev.harnessjira.sandbox.harness.HarnessSimulator.Options;

/** The simulated Harness in the product's words. */
final class Simulated {

  private Simulated() {}

  static HarnessSimulator harness(Dialect dialect) {
    return HarnessSimulator.start(0, simulated(dialect));
  }

  static HarnessSimulator harness(Dialect dialect, int port) {
    return HarnessSimulator.start(port, simulated(dialect), Options.usual());
  }

  private static dev.harnessjira.sandbox.harness.Dialect simulated(Dialect dialect) {
    return dev.harnessjira.sandbox.harness.Dialect.valueOf(dialect.name());
  }
}
