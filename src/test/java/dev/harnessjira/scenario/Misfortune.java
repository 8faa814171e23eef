package dev.harnessjira.scenario;

import java.util.List;
import java.util.function.IntPredicate;

/** A way in which something of one customer's fails. */
interface Misfortune {

  /** From now on the n-th fails for each of these n, which begin with 1. */
  void begin(IntPredicate which);

  /** Nothing fails any more. */
  Happened end();

  /** How many of such came, failed or not, and which of them failed. */
  record Happened(int seen, List<String> failed) {}
}
