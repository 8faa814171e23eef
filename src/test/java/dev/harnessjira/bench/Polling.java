package dev.harnessjira.bench;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens in another process. */
final class Polling {

  private static final long HALF_A_SECOND = 500_000_000;
  private static final long MOMENT = 50_000_000;

  private Polling() {}

  static void until(String what, Instant limit, BooleanSupplier done) {
    until(what, limit, done, HALF_A_SECOND);
  }

  /** Looks twenty times a second. */
  static void closely(String what, Instant limit, BooleanSupplier done) {
    until(what, limit, done, MOMENT);
  }

  private static void until(String what, Instant limit, BooleanSupplier done, long pause) {
    while (!done.getAsBoolean()) {
      if (Instant.now().isAfter(limit)) {
        throw new IllegalStateException("Gave up waiting for " + what);
      }
      LockSupport.parkNanos(pause);
    }
  }
}
