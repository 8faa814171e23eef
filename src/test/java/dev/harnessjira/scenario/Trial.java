package dev.harnessjira.scenario;

import dev.harnessjira.scenario.Misfortune.Happened;

/**
 * What one customer goes through: in each part of a story the n-th of a sort fails, for each n from
 * {@code first} in such steps.
 */
record Trial(Customer customer, Misfortune misfortune, Points points, int first, int step) {

  /** The same misfortune in a part where so many of the sort come. */
  void begin(int most) {
    misfortune.begin(n -> n <= most && n >= first && (n - first) % step == 0);
  }

  Happened end() {
    return misfortune.end();
  }

  String sort() {
    return points.sort();
  }

  /** Which of the sort fail. */
  String which() {
    return points.kind() + " of " + points.sort() + " " + first + ", " + (first + step) + ", …";
  }
}
