package dev.harnessjira.publishing.domain;

/**
 * The {@code updateSequenceId}: grows with every change of an entity's wanted content, whatever the
 * clock does. A restored backup that forgot numbers is overtaken by the clock.
 */
public final class Sequence {

  private Sequence() {}

  /** The number after {@code last}, given the database's clock in microseconds. */
  public static long after(long last, long clockMicros) {
    return Math.max(last + 1, clockMicros);
  }
}
