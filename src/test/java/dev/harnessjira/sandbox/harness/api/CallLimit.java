package dev.harnessjira.sandbox.harness.api;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Counts the calls of each token in the last minute, by the server's clock. */
final class CallLimit {

  private static final long MINUTE = 60_000;

  private final LongSupplier clock;
  private final Map<String, ArrayDeque<Long>> calls = new HashMap<>();

  CallLimit(LongSupplier clock) {
    this.clock = clock;
  }

  /** Whether the call that comes now is one too many; it is not counted then. */
  synchronized boolean isOver(String token, int most) {
    if (most == Integer.MAX_VALUE) {
      return false;
    }
    var now = clock.getAsLong();
    var recent = calls.computeIfAbsent(token, unknown -> new ArrayDeque<>());
    while (!recent.isEmpty() && recent.getFirst() <= now - MINUTE) {
      recent.removeFirst();
    }
    return recent.size() >= most || !recent.add(now);
  }
}
