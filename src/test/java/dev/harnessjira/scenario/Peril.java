package dev.harnessjira.scenario;

import java.util.function.Function;

/** A way in which things of a sort fail; {@code atOnce} of them in a part of a story. */
record Peril(String sort, String kind, int atOnce, Function<Customer, Misfortune> on) {

  Trial trial(Customer customer, Points points, int first, int step) {
    return new Trial(customer, on.apply(customer), points, first, step);
  }
}
